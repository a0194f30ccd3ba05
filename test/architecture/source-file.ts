/** One source file as the laws see it: parsed by the compiler, so that comments, strings and shadowed names do not deceive. */
import ts from 'typescript';

export interface SourceFile {
  /** Path from the root of the repository, with forward slashes: `src/tcp/connection.ts`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly defaultExport: boolean;
  /** Only imports and re-exports, nothing of its own. */
  readonly reExportsOnly: boolean;
  /** Names that the file uses and does not declare, `Math.random` and `globalThis.x` among them, each with its line. */
  readonly globals: readonly GlobalUse[];
}

export interface Import {
  /** As written: `../wire/seq.ts`, `node:net`, `tinyqueue`; `null` for a dynamic import of a computed name. */
  readonly specifier: string | null;
  readonly line: number;
}

export interface GlobalUse {
  readonly name: string;
  readonly line: number;
}

export function parseSourceFile(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const imports: Import[] = [];
  const used: GlobalUse[] = [];
  const declared = new Set<string>();

  const lineOf = (node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
  const visit = (node: ts.Node): void => {
    const specifier = importedBy(node);
    if (specifier !== undefined) imports.push({ specifier, line: lineOf(node) });
    if (ts.isIdentifier(node)) {
      if (isDeclaration(node)) declared.add(node.text);
      else if (isReference(node)) used.push({ name: qualified(node), line: lineOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);

  return {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports,
    defaultExport: tree.statements.some(isDefaultExport),
    reExportsOnly: tree.statements.length > 0 && tree.statements.every(isReExport),
    globals: used.filter(({ name }) => !declared.has(name.split('.')[0] ?? name)),
  };
}

/** The specifier where the node imports something in any way: static, type, side effect, re-export, dynamic, `import()` type. */
function importedBy(node: ts.Node): string | null | undefined {
  if (ts.isImportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return literal(node.moduleSpecifier);
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return literal(node.moduleReference.expression);
  }
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : null;
  if (!ts.isCallExpression(node)) return undefined;
  const required = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  if (node.expression.kind !== ts.SyntaxKind.ImportKeyword && !required) return undefined;
  return node.arguments[0] ? literal(node.arguments[0]) : null;
}

function literal(node: ts.Node): string | null {
  return ts.isStringLiteralLike(node) ? node.text : null;
}

/** The name is bound here: a variable, parameter, function, class, type or import. */
function isDeclaration(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isImportSpecifier(parent) || ts.isNamespaceImport(parent) || ts.isImportClause(parent)) return true;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionLike(parent) ||
      ts.isClassLike(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeParameterDeclaration(parent)) &&
    parent.name === node &&
    !isMember(parent)
  );
}

/** The name stands for a value or a type, and is not the name of a member, a property or a label. */
function isReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isExportSpecifier(parent) || ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent))
    return false;
  if (ts.isMetaProperty(parent) || ts.isNamedTupleMember(parent)) return false;
  if (ts.isTypePredicateNode(parent)) return parent.parameterName !== node;
  return !(isMember(parent) && parent.name === node);
}

function isMember(node: ts.Node): node is ts.ClassElement | ts.TypeElement | ts.PropertyAssignment {
  return ts.isClassElement(node) || ts.isTypeElement(node) || ts.isPropertyAssignment(node);
}

/** `Math.random` and `globalThis.Date` are forbidden by their whole name, the rest by its first word. */
function qualified(node: ts.Identifier): string {
  const parent = node.parent;
  if (!ts.isPropertyAccessExpression(parent) && !ts.isElementAccessExpression(parent)) return node.text;
  if (node.text !== 'Math' || parent.expression !== node) return node.text;
  const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : literal(parent.argumentExpression);
  return `${node.text}.${member ?? '*'}`;
}

function isDefaultExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
    return statement.exportClause.elements.some((element) => element.name.text === 'default');
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

function isReExport(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement);
}
