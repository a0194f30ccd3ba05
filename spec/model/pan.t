#ifdef PEG
struct T_SRC {
	char *fl; int ln;
} T_SRC[NTRANS];

void
tr_2_src(int m, char *file, int ln)
{	T_SRC[m].fl = file;
	T_SRC[m].ln = ln;
}

void
putpeg(int n, int m)
{	printf("%5d	trans %4d ", m, n);
	printf("%s:%d\n",
		T_SRC[n].fl, T_SRC[n].ln);
}
#else
#define tr_2_src(m,f,l)
#endif

void
settable(void)
{	Trans *T;
	Trans *settr(int, int, int, int, int, char *, int, int, int);

	trans = (Trans ***) emalloc(6*sizeof(Trans **));

	/* proctype 4: delivered */

	trans[4] = (Trans **) emalloc(14*sizeof(Trans *));

	trans[4][6]	= settr(2463,0,5,1,0,".(goto)", 0, 2, 0);
	T = trans[4][5] = settr(2462,0,0,0,0,"DO", 0, 2, 0);
		/* _spin_nvr.tmp:2 */
	T = T->nxt	= settr(2462,0,1,0,0,"DO", 0, 2, 0);
		/* _spin_nvr.tmp:2 */
	    T->nxt	= settr(2462,0,3,0,0,"DO", 0, 2, 0);
		/* _spin_nvr.tmp:2 */
	trans[4][1]	= settr(2458,0,10,3,0,"((!(!(settled))&&!((una==3))))", 1, 2, 0);
		tr_2_src(3, "_spin_nvr.tmp", 3);
	trans[4][2]	= settr(2459,0,10,1,0,"goto accept_S4", 0, 2, 0);
	trans[4][3]	= settr(2460,0,5,1,0,"(1)", 0, 2, 0);
	trans[4][4]	= settr(2461,0,5,1,0,"goto T0_init", 0, 2, 0);
	trans[4][7]	= settr(2464,0,10,1,0,"break", 0, 2, 0);
	trans[4][11]	= settr(2468,0,10,1,0,".(goto)", 0, 2, 0);
	T = trans[4][10] = settr(2467,0,0,0,0,"DO", 0, 2, 0);
		/* _spin_nvr.tmp:7 */
	    T->nxt	= settr(2467,0,8,0,0,"DO", 0, 2, 0);
		/* _spin_nvr.tmp:7 */
	trans[4][8]	= settr(2465,0,10,4,0,"(!((una==3)))", 1, 2, 0);
		tr_2_src(4, "_spin_nvr.tmp", 8);
	trans[4][9]	= settr(2466,0,10,1,0,"goto accept_S4", 0, 2, 0);
	trans[4][12]	= settr(2469,0,13,1,0,"break", 0, 2, 0);
	trans[4][13]	= settr(2470,0,0,5,5,"-end-", 0, 3500, 0);
		tr_2_src(5, "_spin_nvr.tmp", 10);

	/* proctype 3: monitor */

	trans[3] = (Trans **) emalloc(5*sizeof(Trans *));

	T = trans[ 3][3] = settr(2456,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:304 */
	T->nxt	= settr(2456,2,1,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:304 */
	trans[3][1]	= settr(2454,2,2,6,0,"((((received<una)||((failover==1)&&(holder!=7)))||((path[0]==4)&&(path[1]==4))))", 1, 2, 0);
		tr_2_src(6, "failover.pml", 305);
	trans[3][2]	= settr(2455,0,4,7,0,"assert(0)", 1, 2, 0);
		tr_2_src(7, "failover.pml", 306);
	trans[3][4]	= settr(2457,0,0,8,8,"-end-", 0, 3500, 0);
		tr_2_src(8, "failover.pml", 308);

	/* proctype 2: environment */

	trans[2] = (Trans **) emalloc(24*sizeof(Trans *));

	trans[2][21]	= settr(2451,0,20,1,0,".(goto)", 0, 2, 0);
	T = trans[2][20] = settr(2450,0,0,0,0,"DO", 0, 2, 0);
		/* failover.pml:287 */
	T = T->nxt	= settr(2450,0,9,0,0,"DO", 0, 2, 0);
		/* failover.pml:287 */
	T = T->nxt	= settr(2450,0,13,0,0,"DO", 0, 2, 0);
		/* failover.pml:287 */
	    T->nxt	= settr(2450,0,19,0,0,"DO", 0, 2, 0);
		/* failover.pml:287 */
	T = trans[ 2][9] = settr(2439,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:288 */
	T->nxt	= settr(2439,2,1,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:288 */
	trans[2][1]	= settr(2431,2,2,9,0,"((faults>0))", 1, 2, 0);
		tr_2_src(9, "failover.pml", 288);
	trans[2][2]	= settr(2432,2,7,10,10,"faults = (faults-1)", 1, 2, 0);
		tr_2_src(10, "failover.pml", 288);
	T = trans[2][7] = settr(2437,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:289 */
	T = T->nxt	= settr(2437,2,3,0,0,"IF", 1, 2, 0);
		/* failover.pml:289 */
	T = T->nxt	= settr(2437,2,4,0,0,"IF", 1, 2, 0);
		/* failover.pml:289 */
	T = T->nxt	= settr(2437,2,5,0,0,"IF", 1, 2, 0);
		/* failover.pml:289 */
	    T->nxt	= settr(2437,2,6,0,0,"IF", 1, 2, 0);
		/* failover.pml:289 */
	trans[2][3]	= settr(2433,2,8,11,11,"forward[0] = !(forward[0])", 1, 2, 0);
		tr_2_src(11, "failover.pml", 290);
	trans[2][8]	= settr(2438,0,20,1,0,".(goto)", 1, 2, 0);
	trans[2][4]	= settr(2434,2,8,12,12,"forward[1] = !(forward[1])", 1, 2, 0);
		tr_2_src(12, "failover.pml", 291);
	trans[2][5]	= settr(2435,2,8,13,13,"backward[0] = !(backward[0])", 1, 2, 0);
		tr_2_src(13, "failover.pml", 292);
	trans[2][6]	= settr(2436,2,8,14,14,"backward[1] = !(backward[1])", 1, 2, 0);
		tr_2_src(14, "failover.pml", 293);
	T = trans[ 2][13] = settr(2443,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:295 */
	T->nxt	= settr(2443,2,10,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:295 */
	trans[2][10]	= settr(2440,2,11,15,0,"(((forward[0]||forward[1])&&(backward[0]||backward[1])))", 1, 2, 0);
		tr_2_src(15, "failover.pml", 295);
	trans[2][11]	= settr(2441,2,12,16,16,"settled = 1", 1, 2, 0);
		tr_2_src(16, "failover.pml", 295);
	trans[2][12]	= settr(2442,0,23,1,0,"goto :b3", 1, 2, 0);
	T = trans[ 2][19] = settr(2449,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:296 */
	T->nxt	= settr(2449,2,14,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:296 */
	trans[2][14]	= settr(2444,2,15,17,0,"(((faults==0)&&!(((forward[0]||forward[1])&&(backward[0]||backward[1])))))", 1, 2, 0);
		tr_2_src(17, "failover.pml", 296);
	trans[2][15]	= settr(2445,2,16,18,18,"forward[0] = 1", 1, 2, 0);
		tr_2_src(18, "failover.pml", 297);
	trans[2][16]	= settr(2446,2,17,19,19,"backward[1] = 1", 1, 2, 0);
		tr_2_src(19, "failover.pml", 297);
	trans[2][17]	= settr(2447,2,18,20,20,"settled = 1", 1, 2, 0);
		tr_2_src(20, "failover.pml", 297);
	trans[2][18]	= settr(2448,0,23,1,0,"goto :b3", 1, 2, 0);
	trans[2][22]	= settr(2452,0,23,1,0,"break", 0, 2, 0);
	trans[2][23]	= settr(2453,0,0,21,21,"-end-", 0, 3500, 0);
		tr_2_src(21, "failover.pml", 299);

	/* proctype 1: receiver */

	trans[1] = (Trans **) emalloc(76*sizeof(Trans *));

	trans[1][18]	= settr(2373,0,17,1,0,".(goto)", 0, 2, 0);
	T = trans[1][17] = settr(2372,0,0,0,0,"DO", 0, 2, 0);
		/* failover.pml:259 */
	T = T->nxt	= settr(2372,0,4,0,0,"DO", 0, 2, 0);
		/* failover.pml:259 */
	T = T->nxt	= settr(2372,0,8,0,0,"DO", 0, 2, 0);
		/* failover.pml:259 */
	T = T->nxt	= settr(2372,0,12,0,0,"DO", 0, 2, 0);
		/* failover.pml:259 */
	    T->nxt	= settr(2372,0,16,0,0,"DO", 0, 2, 0);
		/* failover.pml:259 */
	T = trans[ 1][4] = settr(2359,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:260 */
	T->nxt	= settr(2359,2,1,0,0,"ATOMIC", 1, 503, 0);
		/* failover.pml:260 */
	trans[1][1]	= settr(2356,2,2,22,22,"data[0]?n,stamp", 1, 503, 0);
		tr_2_src(22, "failover.pml", 260);
	trans[1][2]	= settr(2357,2,3,23,23,"p = 0", 1, 503, 0);
		tr_2_src(23, "failover.pml", 260);
	trans[1][3]	= settr(2358,0,49,1,0,"goto arrived", 1, 503, 0);
	T = trans[ 1][8] = settr(2363,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:261 */
	T->nxt	= settr(2363,2,5,0,0,"ATOMIC", 1, 503, 0);
		/* failover.pml:261 */
	trans[1][5]	= settr(2360,2,6,24,24,"data[1]?n,stamp", 1, 503, 0);
		tr_2_src(24, "failover.pml", 261);
	trans[1][6]	= settr(2361,2,7,25,25,"p = 1", 1, 503, 0);
		tr_2_src(25, "failover.pml", 261);
	trans[1][7]	= settr(2362,0,49,1,0,"goto arrived", 1, 503, 0);
	T = trans[ 1][12] = settr(2367,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:262 */
	T->nxt	= settr(2367,2,9,0,0,"ATOMIC", 1, 505, 0);
		/* failover.pml:262 */
	trans[1][9]	= settr(2364,2,10,26,26,"probes[0]?stamp,silent", 1, 505, 0);
		tr_2_src(26, "failover.pml", 262);
	trans[1][10]	= settr(2365,2,11,27,27,"p = 0", 1, 505, 0);
		tr_2_src(27, "failover.pml", 262);
	trans[1][11]	= settr(2366,0,74,1,0,"goto probed", 1, 505, 0);
	T = trans[ 1][16] = settr(2371,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:263 */
	T->nxt	= settr(2371,2,13,0,0,"ATOMIC", 1, 505, 0);
		/* failover.pml:263 */
	trans[1][13]	= settr(2368,2,14,28,28,"probes[1]?stamp,silent", 1, 505, 0);
		tr_2_src(28, "failover.pml", 263);
	trans[1][14]	= settr(2369,2,15,29,29,"p = 1", 1, 505, 0);
		tr_2_src(29, "failover.pml", 263);
	trans[1][15]	= settr(2370,0,74,1,0,"goto probed", 1, 505, 0);
	trans[1][19]	= settr(2374,0,49,1,0,"break", 0, 2, 0);
	T = trans[ 1][49] = settr(2404,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:267 */
	T->nxt	= settr(2404,2,20,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:267 */
	trans[1][20]	= settr(2375,2,24,30,0,"assert((n<=(received+2)))", 1, 2, 0);
		tr_2_src(30, "failover.pml", 268);
	T = trans[1][24] = settr(2379,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:269 */
	T = T->nxt	= settr(2379,2,21,0,0,"IF", 1, 2, 0);
		/* failover.pml:269 */
	    T->nxt	= settr(2379,2,23,0,0,"IF", 1, 2, 0);
		/* failover.pml:269 */
	trans[1][21]	= settr(2376,2,22,31,31,"((n==received))", 1, 2, 0);
		tr_2_src(31, "failover.pml", 269);
	trans[1][22]	= settr(2377,2,34,32,32,"received = (received+1)", 1, 2, 0);
		tr_2_src(32, "failover.pml", 269);
	trans[1][25]	= settr(2380,2,34,1,0,".(goto)", 1, 2, 0);
	trans[1][23]	= settr(2378,2,34,2,0,"else", 1, 2, 0);
	T = trans[ 1][34] = settr(2389,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:88 */
	T->nxt	= settr(2389,0,32,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:88 */
	T = trans[1][32] = settr(2387,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:89 */
	T = T->nxt	= settr(2387,2,26,0,0,"IF", 1, 2, 0);
		/* failover.pml:89 */
	T = T->nxt	= settr(2387,2,28,0,0,"IF", 1, 2, 0);
		/* failover.pml:89 */
	    T->nxt	= settr(2387,2,30,0,0,"IF", 1, 2, 0);
		/* failover.pml:89 */
	trans[1][26]	= settr(2381,2,27,33,0,"((backward[p]&&nfull(acks[p])))", 1, 4, 0);
		tr_2_src(33, "failover.pml", 90);
	trans[1][27]	= settr(2382,2,46,34,34,"acks[p]!received,p,stamp", 1, 4, 0);
		tr_2_src(34, "failover.pml", 90);
	trans[1][33]	= settr(2388,2,46,1,0,".(goto)", 1, 2, 0);
	trans[1][28]	= settr(2383,2,29,35,0,"((backward[p]&&(losses>0)))", 1, 2, 0);
		tr_2_src(35, "failover.pml", 91);
	trans[1][29]	= settr(2384,2,46,36,36,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(36, "failover.pml", 91);
	trans[1][30]	= settr(2385,2,31,37,0,"((!(backward[p])||(len(acks[p])==2)))", 1, 2, 0);
		tr_2_src(37, "failover.pml", 92);
	trans[1][31]	= settr(2386,2,46,1,0,"(1)", 1, 2, 0);
	T = trans[1][46] = settr(2401,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:271 */
	T = T->nxt	= settr(2401,2,35,0,0,"IF", 1, 2, 0);
		/* failover.pml:271 */
	    T->nxt	= settr(2401,2,45,0,0,"IF", 1, 2, 0);
		/* failover.pml:271 */
	trans[1][35]	= settr(2390,2,44,38,0,"(deaf[p])", 1, 2, 0);
		tr_2_src(38, "failover.pml", 271);
	T = trans[ 1][44] = settr(2399,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:88 */
	T->nxt	= settr(2399,0,42,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:88 */
	T = trans[1][42] = settr(2397,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:89 */
	T = T->nxt	= settr(2397,2,36,0,0,"IF", 1, 2, 0);
		/* failover.pml:89 */
	T = T->nxt	= settr(2397,2,38,0,0,"IF", 1, 2, 0);
		/* failover.pml:89 */
	    T->nxt	= settr(2397,2,40,0,0,"IF", 1, 2, 0);
		/* failover.pml:89 */
	trans[1][36]	= settr(2391,2,37,39,0,"((backward[(1-p)]&&nfull(acks[(1-p)])))", 1, 4, 0);
		tr_2_src(39, "failover.pml", 90);
	trans[1][37]	= settr(2392,2,47,40,40,"acks[(1-p)]!received,p,stamp", 1, 4, 0);
		tr_2_src(40, "failover.pml", 90);
	trans[1][43]	= settr(2398,2,47,1,0,".(goto)", 1, 2, 0);
	trans[1][38]	= settr(2393,2,39,41,41,"((backward[(1-p)]&&(losses>0)))", 1, 2, 0);
		tr_2_src(41, "failover.pml", 91);
	trans[1][39]	= settr(2394,2,47,42,42,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(42, "failover.pml", 91);
	trans[1][40]	= settr(2395,2,41,43,43,"((!(backward[(1-p)])||(len(acks[(1-p)])==2)))", 1, 2, 0);
		tr_2_src(43, "failover.pml", 92);
	trans[1][41]	= settr(2396,2,47,1,0,"(1)", 1, 2, 0);
	trans[1][47]	= settr(2402,2,48,1,0,".(goto)", 1, 2, 0);
	trans[1][45]	= settr(2400,2,47,2,0,"else", 1, 2, 0);
	trans[1][48]	= settr(2403,0,17,1,0,"goto end_receiver", 1, 2, 0);
	T = trans[ 1][74] = settr(2429,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:277 */
	T->nxt	= settr(2429,2,50,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:277 */
	trans[1][50]	= settr(2405,2,59,44,44,"deaf[p] = silent", 1, 2, 0);
		tr_2_src(44, "failover.pml", 278);
	T = trans[ 1][59] = settr(2414,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:96 */
	T->nxt	= settr(2414,0,57,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:96 */
	T = trans[1][57] = settr(2412,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:97 */
	T = T->nxt	= settr(2412,2,51,0,0,"IF", 1, 2, 0);
		/* failover.pml:97 */
	T = T->nxt	= settr(2412,2,53,0,0,"IF", 1, 2, 0);
		/* failover.pml:97 */
	    T->nxt	= settr(2412,2,55,0,0,"IF", 1, 2, 0);
		/* failover.pml:97 */
	trans[1][51]	= settr(2406,2,52,45,0,"((backward[p]&&nfull(replies[p])))", 1, 6, 0);
		tr_2_src(45, "failover.pml", 98);
	trans[1][52]	= settr(2407,2,71,46,46,"replies[p]!p,stamp", 1, 6, 0);
		tr_2_src(46, "failover.pml", 98);
	trans[1][58]	= settr(2413,2,71,1,0,".(goto)", 1, 2, 0);
	trans[1][53]	= settr(2408,2,54,47,0,"((backward[p]&&(losses>0)))", 1, 2, 0);
		tr_2_src(47, "failover.pml", 99);
	trans[1][54]	= settr(2409,2,71,48,48,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(48, "failover.pml", 99);
	trans[1][55]	= settr(2410,2,56,49,0,"((!(backward[p])||(len(replies[p])==2)))", 1, 2, 0);
		tr_2_src(49, "failover.pml", 100);
	trans[1][56]	= settr(2411,2,71,1,0,"(1)", 1, 2, 0);
	T = trans[1][71] = settr(2426,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:280 */
	T = T->nxt	= settr(2426,2,60,0,0,"IF", 1, 2, 0);
		/* failover.pml:280 */
	    T->nxt	= settr(2426,2,70,0,0,"IF", 1, 2, 0);
		/* failover.pml:280 */
	trans[1][60]	= settr(2415,2,69,50,50,"(silent)", 1, 2, 0);
		tr_2_src(50, "failover.pml", 280);
	T = trans[ 1][69] = settr(2424,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:96 */
	T->nxt	= settr(2424,0,67,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:96 */
	T = trans[1][67] = settr(2422,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:97 */
	T = T->nxt	= settr(2422,2,61,0,0,"IF", 1, 2, 0);
		/* failover.pml:97 */
	T = T->nxt	= settr(2422,2,63,0,0,"IF", 1, 2, 0);
		/* failover.pml:97 */
	    T->nxt	= settr(2422,2,65,0,0,"IF", 1, 2, 0);
		/* failover.pml:97 */
	trans[1][61]	= settr(2416,2,62,51,0,"((backward[(1-p)]&&nfull(replies[(1-p)])))", 1, 6, 0);
		tr_2_src(51, "failover.pml", 98);
	trans[1][62]	= settr(2417,2,72,52,52,"replies[(1-p)]!p,stamp", 1, 6, 0);
		tr_2_src(52, "failover.pml", 98);
	trans[1][68]	= settr(2423,2,72,1,0,".(goto)", 1, 2, 0);
	trans[1][63]	= settr(2418,2,64,53,53,"((backward[(1-p)]&&(losses>0)))", 1, 2, 0);
		tr_2_src(53, "failover.pml", 99);
	trans[1][64]	= settr(2419,2,72,54,54,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(54, "failover.pml", 99);
	trans[1][65]	= settr(2420,2,66,55,55,"((!(backward[(1-p)])||(len(replies[(1-p)])==2)))", 1, 2, 0);
		tr_2_src(55, "failover.pml", 100);
	trans[1][66]	= settr(2421,2,72,1,0,"(1)", 1, 2, 0);
	trans[1][72]	= settr(2427,2,73,1,0,".(goto)", 1, 2, 0);
	trans[1][70]	= settr(2425,2,72,2,0,"else", 1, 2, 0);
	trans[1][73]	= settr(2428,0,17,1,0,"goto end_receiver", 1, 2, 0);
	trans[1][75]	= settr(2430,0,0,56,56,"-end-", 0, 3500, 0);
		tr_2_src(56, "failover.pml", 283);

	/* proctype 0: sender */

	trans[0] = (Trans **) emalloc(2357*sizeof(Trans *));

	trans[0][1]	= settr(0,0,2,57,57,"path[0] = 4", 1, 2, 0);
		tr_2_src(57, "failover.pml", 206);
	trans[0][2]	= settr(1,0,1583,58,58,"path[1] = 5", 1, 2, 0);
		tr_2_src(58, "failover.pml", 207);
	trans[0][1584]	= settr(1583,0,1583,1,0,".(goto)", 0, 2, 0);
	T = trans[0][1583] = settr(1582,0,0,0,0,"DO", 0, 2, 0);
		/* failover.pml:210 */
	T = T->nxt	= settr(1582,0,14,0,0,"DO", 0, 2, 0);
		/* failover.pml:210 */
	T = T->nxt	= settr(1582,0,19,0,0,"DO", 0, 2, 0);
		/* failover.pml:210 */
	T = T->nxt	= settr(1582,0,24,0,0,"DO", 0, 2, 0);
		/* failover.pml:210 */
	T = T->nxt	= settr(1582,0,28,0,0,"DO", 0, 2, 0);
		/* failover.pml:210 */
	T = T->nxt	= settr(1582,0,32,0,0,"DO", 0, 2, 0);
		/* failover.pml:210 */
	T = T->nxt	= settr(1582,0,204,0,0,"DO", 0, 2, 0);
		/* failover.pml:210 */
	    T->nxt	= settr(1582,0,1582,0,0,"DO", 0, 2, 0);
		/* failover.pml:210 */
	T = trans[ 0][14] = settr(13,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:212 */
	T->nxt	= settr(13,2,3,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:212 */
	trans[0][3]	= settr(2,2,4,59,0,"(((((nxt<3)&&((nxt-una)<2))&&(holder!=7))&&(failover!=1)))", 1, 2, 0);
		tr_2_src(59, "failover.pml", 212);
	trans[0][4]	= settr(3,2,13,60,60,"nxt = (nxt+1)", 1, 2, 0);
		tr_2_src(60, "failover.pml", 213);
	T = trans[ 0][13] = settr(12,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(12,0,11,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][11] = settr(10,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(10,2,5,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(10,2,7,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(10,2,9,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][5]	= settr(4,2,6,61,0,"((forward[holder]&&nfull(data[holder])))", 1, 3, 0);
		tr_2_src(61, "failover.pml", 74);
	trans[0][6]	= settr(5,2,12,62,62,"data[holder]!(nxt-1),epoch", 1, 3, 0);
		tr_2_src(62, "failover.pml", 74);
	trans[0][12]	= settr(11,0,1583,1,0,".(goto)", 1, 2, 0);
	trans[0][7]	= settr(6,2,8,63,0,"((forward[holder]&&(losses>0)))", 1, 2, 0);
		tr_2_src(63, "failover.pml", 75);
	trans[0][8]	= settr(7,2,12,64,64,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(64, "failover.pml", 75);
	trans[0][9]	= settr(8,2,10,65,0,"((!(forward[holder])||(len(data[holder])==2)))", 1, 2, 0);
		tr_2_src(65, "failover.pml", 76);
	trans[0][10]	= settr(9,2,12,1,0,"(1)", 1, 2, 0);
	T = trans[ 0][19] = settr(18,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:215 */
	T->nxt	= settr(18,2,15,0,0,"ATOMIC", 1, 504, 0);
		/* failover.pml:215 */
	trans[0][15]	= settr(14,2,16,66,66,"acks[0]?cumulative,by,stamp", 1, 504, 0);
		tr_2_src(66, "failover.pml", 215);
	trans[0][16]	= settr(15,2,17,67,67,"heard[0] = 1", 1, 504, 0);
		tr_2_src(67, "failover.pml", 215);
	trans[0][17]	= settr(16,2,18,68,68,"q = 0", 1, 504, 0);
		tr_2_src(68, "failover.pml", 215);
	trans[0][18]	= settr(17,0,1973,1,0,"goto acknowledged", 1, 504, 0);
	T = trans[ 0][24] = settr(23,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:216 */
	T->nxt	= settr(23,2,20,0,0,"ATOMIC", 1, 504, 0);
		/* failover.pml:216 */
	trans[0][20]	= settr(19,2,21,69,69,"acks[1]?cumulative,by,stamp", 1, 504, 0);
		tr_2_src(69, "failover.pml", 216);
	trans[0][21]	= settr(20,2,22,70,70,"heard[1] = 1", 1, 504, 0);
		tr_2_src(70, "failover.pml", 216);
	trans[0][22]	= settr(21,2,23,71,71,"q = 1", 1, 504, 0);
		tr_2_src(71, "failover.pml", 216);
	trans[0][23]	= settr(22,0,1973,1,0,"goto acknowledged", 1, 504, 0);
	T = trans[ 0][28] = settr(27,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:218 */
	T->nxt	= settr(27,2,25,0,0,"ATOMIC", 1, 506, 0);
		/* failover.pml:218 */
	trans[0][25]	= settr(24,2,26,72,72,"replies[0]?by,stamp", 1, 506, 0);
		tr_2_src(72, "failover.pml", 218);
	trans[0][26]	= settr(25,2,27,73,73,"heard[0] = 1", 1, 506, 0);
		tr_2_src(73, "failover.pml", 218);
	trans[0][27]	= settr(26,0,2355,1,0,"goto replied", 1, 506, 0);
	T = trans[ 0][32] = settr(31,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:219 */
	T->nxt	= settr(31,2,29,0,0,"ATOMIC", 1, 506, 0);
		/* failover.pml:219 */
	trans[0][29]	= settr(28,2,30,74,74,"replies[1]?by,stamp", 1, 506, 0);
		tr_2_src(74, "failover.pml", 219);
	trans[0][30]	= settr(29,2,31,75,75,"heard[1] = 1", 1, 506, 0);
		tr_2_src(75, "failover.pml", 219);
	trans[0][31]	= settr(30,0,2355,1,0,"goto replied", 1, 506, 0);
	T = trans[ 0][204] = settr(203,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:221 */
	T->nxt	= settr(203,2,33,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:221 */
	trans[0][33]	= settr(32,2,34,76,0,"((((((failover==4)&&(nxt>una))&&!(((((((((len(data[0])+len(data[1]))+len(acks[0]))+len(acks[1]))+len(probes[0]))+len(probes[1]))+len(replies[0]))+len(replies[1]))==0)))&&(premature>0))&&(path[holder]==4)))", 1, 2, 0);
		tr_2_src(76, "failover.pml", 221);
	trans[0][34]	= settr(33,2,203,77,77,"premature = (premature-1)", 1, 2, 0);
		tr_2_src(77, "failover.pml", 222);
	T = trans[ 0][203] = settr(202,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:117 */
	T->nxt	= settr(202,0,35,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:117 */
	trans[0][35]	= settr(34,2,36,78,78,"from = holder", 1, 2, 0);
		tr_2_src(78, "failover.pml", 118);
	trans[0][36]	= settr(35,2,72,79,79,"epoch = (epoch+1)", 1, 2, 0);
		tr_2_src(79, "failover.pml", 119);
	T = trans[ 0][72] = settr(71,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(71,0,70,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][70] = settr(69,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,37,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,39,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,41,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,43,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,45,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,47,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,49,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,51,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,53,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,55,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,57,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,59,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,61,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,63,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,65,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(69,2,67,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(69,2,69,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][37]	= settr(36,2,38,80,0,"(((path[from]==6)&&(6==9)))", 1, 2, 0);
		tr_2_src(80, "tables.pml", 33);
	trans[0][38]	= settr(37,2,73,81,81,"path[from] = 5", 1, 2, 0);
		tr_2_src(81, "tables.pml", 33);
	trans[0][71]	= settr(70,2,73,1,0,".(goto)", 1, 2, 0);
	trans[0][39]	= settr(38,2,40,82,0,"(((path[from]==6)&&(6==8)))", 1, 2, 0);
		tr_2_src(82, "tables.pml", 34);
	trans[0][40]	= settr(39,2,73,83,83,"path[from] = 1", 1, 2, 0);
		tr_2_src(83, "tables.pml", 34);
	trans[0][41]	= settr(40,2,42,84,0,"(((path[from]==5)&&(6==7)))", 1, 2, 0);
		tr_2_src(84, "tables.pml", 35);
	trans[0][42]	= settr(41,2,73,85,85,"path[from] = 4", 1, 2, 0);
		tr_2_src(85, "tables.pml", 35);
	trans[0][43]	= settr(42,2,44,86,0,"(((path[from]==5)&&(6==6)))", 1, 2, 0);
		tr_2_src(86, "tables.pml", 36);
	trans[0][44]	= settr(43,2,73,87,87,"path[from] = 3", 1, 2, 0);
		tr_2_src(87, "tables.pml", 36);
	trans[0][45]	= settr(44,2,46,88,0,"(((path[from]==5)&&(6==5)))", 1, 2, 0);
		tr_2_src(88, "tables.pml", 37);
	trans[0][46]	= settr(45,2,73,89,89,"path[from] = 3", 1, 2, 0);
		tr_2_src(89, "tables.pml", 37);
	trans[0][47]	= settr(46,2,48,90,0,"(((path[from]==5)&&(6==8)))", 1, 2, 0);
		tr_2_src(90, "tables.pml", 38);
	trans[0][48]	= settr(47,2,73,91,91,"path[from] = 1", 1, 2, 0);
		tr_2_src(91, "tables.pml", 38);
	trans[0][49]	= settr(48,2,50,92,0,"(((path[from]==4)&&(6==4)))", 1, 2, 0);
		tr_2_src(92, "tables.pml", 39);
	trans[0][50]	= settr(49,2,73,93,93,"path[from] = 5", 1, 2, 0);
		tr_2_src(93, "tables.pml", 39);
	trans[0][51]	= settr(50,2,52,94,0,"(((path[from]==4)&&(6==6)))", 1, 2, 0);
		tr_2_src(94, "tables.pml", 40);
	trans[0][52]	= settr(51,2,73,95,95,"path[from] = 3", 1, 2, 0);
		tr_2_src(95, "tables.pml", 40);
	trans[0][53]	= settr(52,2,54,96,0,"(((path[from]==4)&&(6==5)))", 1, 2, 0);
		tr_2_src(96, "tables.pml", 41);
	trans[0][54]	= settr(53,2,73,97,97,"path[from] = 3", 1, 2, 0);
		tr_2_src(97, "tables.pml", 41);
	trans[0][55]	= settr(54,2,56,98,0,"(((path[from]==4)&&(6==8)))", 1, 2, 0);
		tr_2_src(98, "tables.pml", 42);
	trans[0][56]	= settr(55,2,73,99,99,"path[from] = 1", 1, 2, 0);
		tr_2_src(99, "tables.pml", 42);
	trans[0][57]	= settr(56,2,58,100,0,"(((path[from]==3)&&(6==3)))", 1, 2, 0);
		tr_2_src(100, "tables.pml", 43);
	trans[0][58]	= settr(57,2,73,101,101,"path[from] = 5", 1, 2, 0);
		tr_2_src(101, "tables.pml", 43);
	trans[0][59]	= settr(58,2,60,102,0,"(((path[from]==3)&&(6==2)))", 1, 2, 0);
		tr_2_src(102, "tables.pml", 44);
	trans[0][60]	= settr(59,2,73,103,103,"path[from] = 2", 1, 2, 0);
		tr_2_src(103, "tables.pml", 44);
	trans[0][61]	= settr(60,2,62,104,0,"(((path[from]==3)&&(6==8)))", 1, 2, 0);
		tr_2_src(104, "tables.pml", 45);
	trans[0][62]	= settr(61,2,73,105,105,"path[from] = 1", 1, 2, 0);
		tr_2_src(105, "tables.pml", 45);
	trans[0][63]	= settr(62,2,64,106,0,"(((path[from]==2)&&(6==9)))", 1, 2, 0);
		tr_2_src(106, "tables.pml", 46);
	trans[0][64]	= settr(63,2,73,107,107,"path[from] = 5", 1, 2, 0);
		tr_2_src(107, "tables.pml", 46);
	trans[0][65]	= settr(64,2,66,108,0,"(((path[from]==2)&&(6==8)))", 1, 2, 0);
		tr_2_src(108, "tables.pml", 47);
	trans[0][66]	= settr(65,2,73,109,109,"path[from] = 1", 1, 2, 0);
		tr_2_src(109, "tables.pml", 47);
	trans[0][67]	= settr(66,2,68,110,0,"(((path[from]==1)&&(6==1)))", 1, 2, 0);
		tr_2_src(110, "tables.pml", 48);
	trans[0][68]	= settr(67,2,73,111,111,"path[from] = 6", 1, 2, 0);
		tr_2_src(111, "tables.pml", 48);
	trans[0][69]	= settr(68,2,73,2,0,"else", 1, 2, 0);
	trans[0][73]	= settr(72,2,74,112,112,"since[from] = epoch", 1, 2, 0);
		tr_2_src(112, "failover.pml", 121);
	trans[0][74]	= settr(73,2,75,113,113,"unanswered[from] = 0", 1, 2, 0);
		tr_2_src(113, "failover.pml", 122);
	trans[0][75]	= settr(74,2,192,114,114,"heard[from] = 0", 1, 2, 0);
		tr_2_src(114, "failover.pml", 123);
	T = trans[0][192] = settr(191,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:124 */
	T = T->nxt	= settr(191,2,76,0,0,"IF", 1, 2, 0);
		/* failover.pml:124 */
	    T->nxt	= settr(191,2,148,0,0,"IF", 1, 2, 0);
		/* failover.pml:124 */
	trans[0][76]	= settr(75,2,110,115,0,"(((path[(1-from)]==5)||(path[(1-from)]==4)))", 1, 2, 0);
		tr_2_src(115, "failover.pml", 125);
	T = trans[ 0][110] = settr(109,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(109,0,108,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][108] = settr(107,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,77,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,79,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,81,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,83,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,85,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,87,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,89,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,91,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,93,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,95,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,97,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,99,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,101,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,103,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(107,2,105,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(107,2,107,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][77]	= settr(76,2,78,116,0,"(((failover==4)&&(9==9)))", 1, 2, 0);
		tr_2_src(116, "tables.pml", 8);
	trans[0][78]	= settr(77,2,111,117,117,"failover = 3", 1, 2, 0);
		tr_2_src(117, "tables.pml", 8);
	trans[0][109]	= settr(108,2,111,1,0,".(goto)", 1, 2, 0);
	trans[0][79]	= settr(78,2,80,118,0,"(((failover==4)&&(9==8)))", 1, 2, 0);
		tr_2_src(118, "tables.pml", 9);
	trans[0][80]	= settr(79,2,111,119,119,"failover = 2", 1, 2, 0);
		tr_2_src(119, "tables.pml", 9);
	trans[0][81]	= settr(80,2,82,120,0,"(((failover==4)&&(9==7)))", 1, 2, 0);
		tr_2_src(120, "tables.pml", 10);
	trans[0][82]	= settr(81,2,111,121,121,"failover = 4", 1, 2, 0);
		tr_2_src(121, "tables.pml", 10);
	trans[0][83]	= settr(82,2,84,122,0,"(((failover==4)&&(9==6)))", 1, 2, 0);
		tr_2_src(122, "tables.pml", 11);
	trans[0][84]	= settr(83,2,111,123,123,"failover = 1", 1, 2, 0);
		tr_2_src(123, "tables.pml", 11);
	trans[0][85]	= settr(84,2,86,124,0,"(((failover==3)&&(9==5)))", 1, 2, 0);
		tr_2_src(124, "tables.pml", 12);
	trans[0][86]	= settr(85,2,111,125,125,"failover = 4", 1, 2, 0);
		tr_2_src(125, "tables.pml", 12);
	trans[0][87]	= settr(86,2,88,126,0,"(((failover==3)&&(9==4)))", 1, 2, 0);
		tr_2_src(126, "tables.pml", 13);
	trans[0][88]	= settr(87,2,111,127,127,"failover = 4", 1, 2, 0);
		tr_2_src(127, "tables.pml", 13);
	trans[0][89]	= settr(88,2,90,128,0,"(((failover==3)&&(9==3)))", 1, 2, 0);
		tr_2_src(128, "tables.pml", 14);
	trans[0][90]	= settr(89,2,111,129,129,"failover = 2", 1, 2, 0);
		tr_2_src(129, "tables.pml", 14);
	trans[0][91]	= settr(90,2,92,130,0,"(((failover==3)&&(9==7)))", 1, 2, 0);
		tr_2_src(130, "tables.pml", 15);
	trans[0][92]	= settr(91,2,111,131,131,"failover = 4", 1, 2, 0);
		tr_2_src(131, "tables.pml", 15);
	trans[0][93]	= settr(92,2,94,132,0,"(((failover==3)&&(9==6)))", 1, 2, 0);
		tr_2_src(132, "tables.pml", 16);
	trans[0][94]	= settr(93,2,111,133,133,"failover = 1", 1, 2, 0);
		tr_2_src(133, "tables.pml", 16);
	trans[0][95]	= settr(94,2,96,134,0,"(((failover==2)&&(9==4)))", 1, 2, 0);
		tr_2_src(134, "tables.pml", 17);
	trans[0][96]	= settr(95,2,111,135,135,"failover = 4", 1, 2, 0);
		tr_2_src(135, "tables.pml", 17);
	trans[0][97]	= settr(96,2,98,136,0,"(((failover==2)&&(9==2)))", 1, 2, 0);
		tr_2_src(136, "tables.pml", 18);
	trans[0][98]	= settr(97,2,111,137,137,"failover = 3", 1, 2, 0);
		tr_2_src(137, "tables.pml", 18);
	trans[0][99]	= settr(98,2,100,138,0,"(((failover==2)&&(9==1)))", 1, 2, 0);
		tr_2_src(138, "tables.pml", 19);
	trans[0][100]	= settr(99,2,111,139,139,"failover = 2", 1, 2, 0);
		tr_2_src(139, "tables.pml", 19);
	trans[0][101]	= settr(100,2,102,140,0,"(((failover==2)&&(9==7)))", 1, 2, 0);
		tr_2_src(140, "tables.pml", 20);
	trans[0][102]	= settr(101,2,111,141,141,"failover = 4", 1, 2, 0);
		tr_2_src(141, "tables.pml", 20);
	trans[0][103]	= settr(102,2,104,142,0,"(((failover==2)&&(9==6)))", 1, 2, 0);
		tr_2_src(142, "tables.pml", 21);
	trans[0][104]	= settr(103,2,111,143,143,"failover = 1", 1, 2, 0);
		tr_2_src(143, "tables.pml", 21);
	trans[0][105]	= settr(104,2,106,144,0,"(((failover==1)&&(9==1)))", 1, 2, 0);
		tr_2_src(144, "tables.pml", 22);
	trans[0][106]	= settr(105,2,111,145,145,"failover = 4", 1, 2, 0);
		tr_2_src(145, "tables.pml", 22);
	trans[0][107]	= settr(106,2,111,2,0,"else", 1, 2, 0);
	trans[0][111]	= settr(110,2,138,146,146,"to = (1-from)", 1, 2, 0);
		tr_2_src(146, "failover.pml", 125);
	T = trans[ 0][138] = settr(137,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(137,0,123,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][123] = settr(122,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(122,2,112,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(122,2,122,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][112]	= settr(111,2,121,147,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(147, "failover.pml", 106);
	T = trans[ 0][121] = settr(120,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(120,0,119,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][119] = settr(118,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(118,2,113,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(118,2,115,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(118,2,117,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][113]	= settr(112,2,114,148,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(148, "failover.pml", 74);
	trans[0][114]	= settr(113,2,136,149,149,"data[to]!una,epoch", 1, 3, 0);
		tr_2_src(149, "failover.pml", 74);
	trans[0][120]	= settr(119,2,136,1,0,".(goto)", 1, 2, 0);
	trans[0][115]	= settr(114,2,116,150,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(150, "failover.pml", 75);
	trans[0][116]	= settr(115,2,136,151,151,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(151, "failover.pml", 75);
	trans[0][117]	= settr(116,2,118,152,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(152, "failover.pml", 76);
	trans[0][118]	= settr(117,2,136,1,0,"(1)", 1, 2, 0);
	trans[0][124]	= settr(123,2,136,1,0,".(goto)", 1, 2, 0);
	trans[0][122]	= settr(121,2,136,2,0,"else", 1, 2, 0);
	T = trans[0][136] = settr(135,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(135,2,125,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(135,2,135,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][125]	= settr(124,2,134,153,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(153, "failover.pml", 107);
	T = trans[ 0][134] = settr(133,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(133,0,132,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][132] = settr(131,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(131,2,126,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(131,2,128,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(131,2,130,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][126]	= settr(125,2,127,154,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(154, "failover.pml", 74);
	trans[0][127]	= settr(126,2,147,155,155,"data[to]!(una+1),epoch", 1, 3, 0);
		tr_2_src(155, "failover.pml", 74);
	trans[0][133]	= settr(132,2,147,1,0,".(goto)", 1, 2, 0);
	trans[0][128]	= settr(127,2,129,156,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(156, "failover.pml", 75);
	trans[0][129]	= settr(128,2,147,157,157,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(157, "failover.pml", 75);
	trans[0][130]	= settr(129,2,131,158,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(158, "failover.pml", 76);
	trans[0][131]	= settr(130,2,147,1,0,"(1)", 1, 2, 0);
	trans[0][137]	= settr(136,2,147,1,0,".(goto)", 1, 2, 0);
	trans[0][135]	= settr(134,2,147,2,0,"else", 1, 2, 0);
	T = trans[ 0][147] = settr(146,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(146,0,145,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][145] = settr(144,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(144,2,139,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(144,2,141,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(144,2,143,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][139]	= settr(138,2,140,159,0,"((forward[from]&&nfull(data[from])))", 1, 3, 0);
		tr_2_src(159, "failover.pml", 74);
	trans[0][140]	= settr(139,2,202,160,160,"data[from]!una,epoch", 1, 3, 0);
		tr_2_src(160, "failover.pml", 74);
	trans[0][146]	= settr(145,2,202,1,0,".(goto)", 1, 2, 0);
	trans[0][141]	= settr(140,2,142,161,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(161, "failover.pml", 75);
	trans[0][142]	= settr(141,2,202,162,162,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(162, "failover.pml", 75);
	trans[0][143]	= settr(142,2,144,163,0,"((!(forward[from])||(len(data[from])==2)))", 1, 2, 0);
		tr_2_src(163, "failover.pml", 76);
	trans[0][144]	= settr(143,2,202,1,0,"(1)", 1, 2, 0);
	trans[0][193]	= settr(192,2,202,1,0,".(goto)", 1, 2, 0);
	trans[0][148]	= settr(147,2,182,2,0,"else", 1, 2, 0);
	T = trans[ 0][182] = settr(181,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(181,0,180,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][180] = settr(179,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,149,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,151,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,153,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,155,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,157,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,159,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,161,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,163,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,165,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,167,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,169,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,171,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,173,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,175,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(179,2,177,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(179,2,179,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][149]	= settr(148,2,150,164,0,"(((failover==4)&&(8==9)))", 1, 2, 0);
		tr_2_src(164, "tables.pml", 8);
	trans[0][150]	= settr(149,2,191,165,165,"failover = 3", 1, 2, 0);
		tr_2_src(165, "tables.pml", 8);
	trans[0][181]	= settr(180,2,191,1,0,".(goto)", 1, 2, 0);
	trans[0][151]	= settr(150,2,152,166,0,"(((failover==4)&&(8==8)))", 1, 2, 0);
		tr_2_src(166, "tables.pml", 9);
	trans[0][152]	= settr(151,2,191,167,167,"failover = 2", 1, 2, 0);
		tr_2_src(167, "tables.pml", 9);
	trans[0][153]	= settr(152,2,154,168,0,"(((failover==4)&&(8==7)))", 1, 2, 0);
		tr_2_src(168, "tables.pml", 10);
	trans[0][154]	= settr(153,2,191,169,169,"failover = 4", 1, 2, 0);
		tr_2_src(169, "tables.pml", 10);
	trans[0][155]	= settr(154,2,156,170,0,"(((failover==4)&&(8==6)))", 1, 2, 0);
		tr_2_src(170, "tables.pml", 11);
	trans[0][156]	= settr(155,2,191,171,171,"failover = 1", 1, 2, 0);
		tr_2_src(171, "tables.pml", 11);
	trans[0][157]	= settr(156,2,158,172,0,"(((failover==3)&&(8==5)))", 1, 2, 0);
		tr_2_src(172, "tables.pml", 12);
	trans[0][158]	= settr(157,2,191,173,173,"failover = 4", 1, 2, 0);
		tr_2_src(173, "tables.pml", 12);
	trans[0][159]	= settr(158,2,160,174,0,"(((failover==3)&&(8==4)))", 1, 2, 0);
		tr_2_src(174, "tables.pml", 13);
	trans[0][160]	= settr(159,2,191,175,175,"failover = 4", 1, 2, 0);
		tr_2_src(175, "tables.pml", 13);
	trans[0][161]	= settr(160,2,162,176,0,"(((failover==3)&&(8==3)))", 1, 2, 0);
		tr_2_src(176, "tables.pml", 14);
	trans[0][162]	= settr(161,2,191,177,177,"failover = 2", 1, 2, 0);
		tr_2_src(177, "tables.pml", 14);
	trans[0][163]	= settr(162,2,164,178,0,"(((failover==3)&&(8==7)))", 1, 2, 0);
		tr_2_src(178, "tables.pml", 15);
	trans[0][164]	= settr(163,2,191,179,179,"failover = 4", 1, 2, 0);
		tr_2_src(179, "tables.pml", 15);
	trans[0][165]	= settr(164,2,166,180,0,"(((failover==3)&&(8==6)))", 1, 2, 0);
		tr_2_src(180, "tables.pml", 16);
	trans[0][166]	= settr(165,2,191,181,181,"failover = 1", 1, 2, 0);
		tr_2_src(181, "tables.pml", 16);
	trans[0][167]	= settr(166,2,168,182,0,"(((failover==2)&&(8==4)))", 1, 2, 0);
		tr_2_src(182, "tables.pml", 17);
	trans[0][168]	= settr(167,2,191,183,183,"failover = 4", 1, 2, 0);
		tr_2_src(183, "tables.pml", 17);
	trans[0][169]	= settr(168,2,170,184,0,"(((failover==2)&&(8==2)))", 1, 2, 0);
		tr_2_src(184, "tables.pml", 18);
	trans[0][170]	= settr(169,2,191,185,185,"failover = 3", 1, 2, 0);
		tr_2_src(185, "tables.pml", 18);
	trans[0][171]	= settr(170,2,172,186,0,"(((failover==2)&&(8==1)))", 1, 2, 0);
		tr_2_src(186, "tables.pml", 19);
	trans[0][172]	= settr(171,2,191,187,187,"failover = 2", 1, 2, 0);
		tr_2_src(187, "tables.pml", 19);
	trans[0][173]	= settr(172,2,174,188,0,"(((failover==2)&&(8==7)))", 1, 2, 0);
		tr_2_src(188, "tables.pml", 20);
	trans[0][174]	= settr(173,2,191,189,189,"failover = 4", 1, 2, 0);
		tr_2_src(189, "tables.pml", 20);
	trans[0][175]	= settr(174,2,176,190,0,"(((failover==2)&&(8==6)))", 1, 2, 0);
		tr_2_src(190, "tables.pml", 21);
	trans[0][176]	= settr(175,2,191,191,191,"failover = 1", 1, 2, 0);
		tr_2_src(191, "tables.pml", 21);
	trans[0][177]	= settr(176,2,178,192,0,"(((failover==1)&&(8==1)))", 1, 2, 0);
		tr_2_src(192, "tables.pml", 22);
	trans[0][178]	= settr(177,2,191,193,193,"failover = 4", 1, 2, 0);
		tr_2_src(193, "tables.pml", 22);
	trans[0][179]	= settr(178,2,191,2,0,"else", 1, 2, 0);
	T = trans[ 0][191] = settr(190,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(190,0,189,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][189] = settr(188,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(188,2,183,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(188,2,185,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(188,2,187,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][183]	= settr(182,2,184,194,0,"((forward[from]&&nfull(data[from])))", 1, 3, 0);
		tr_2_src(194, "failover.pml", 74);
	trans[0][184]	= settr(183,2,202,195,195,"data[from]!una,epoch", 1, 3, 0);
		tr_2_src(195, "failover.pml", 74);
	trans[0][190]	= settr(189,2,202,1,0,".(goto)", 1, 2, 0);
	trans[0][185]	= settr(184,2,186,196,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(196, "failover.pml", 75);
	trans[0][186]	= settr(185,2,202,197,197,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(197, "failover.pml", 75);
	trans[0][187]	= settr(186,2,188,198,0,"((!(forward[from])||(len(data[from])==2)))", 1, 2, 0);
		tr_2_src(198, "failover.pml", 76);
	trans[0][188]	= settr(187,2,202,1,0,"(1)", 1, 2, 0);
	T = trans[ 0][202] = settr(201,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:80 */
	T->nxt	= settr(201,0,200,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:80 */
	T = trans[0][200] = settr(199,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	T = T->nxt	= settr(199,2,194,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	T = T->nxt	= settr(199,2,196,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	    T->nxt	= settr(199,2,198,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	trans[0][194]	= settr(193,2,195,199,0,"((forward[from]&&nfull(probes[from])))", 1, 5, 0);
		tr_2_src(199, "failover.pml", 82);
	trans[0][195]	= settr(194,2,201,200,200,"probes[from]!epoch,!(heard[from])", 1, 5, 0);
		tr_2_src(200, "failover.pml", 82);
	trans[0][201]	= settr(200,0,1583,1,0,".(goto)", 1, 2, 0);
	trans[0][196]	= settr(195,2,197,201,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(201, "failover.pml", 83);
	trans[0][197]	= settr(196,2,201,202,202,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(202, "failover.pml", 83);
	trans[0][198]	= settr(197,2,199,203,0,"((!(forward[from])||(len(probes[from])==2)))", 1, 2, 0);
		tr_2_src(203, "failover.pml", 84);
	trans[0][199]	= settr(198,2,201,1,0,"(1)", 1, 2, 0);
	T = trans[ 0][1582] = settr(1581,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:224 */
	T->nxt	= settr(1581,2,205,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:224 */
	trans[0][205]	= settr(204,2,1581,204,0,"((((((((((len(data[0])+len(data[1]))+len(acks[0]))+len(acks[1]))+len(probes[0]))+len(probes[1]))+len(replies[0]))+len(replies[1]))==0)&&((nxt>una)||(failover!=4))))", 1, 2, 0);
		tr_2_src(204, "failover.pml", 224);
	T = trans[ 0][1581] = settr(1580,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:152 */
	T->nxt	= settr(1580,0,206,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:152 */
	trans[0][206]	= settr(205,2,269,205,205,"p = 0", 1, 2, 0);
		tr_2_src(205, "failover.pml", 154);
	trans[0][270]	= settr(269,2,269,1,0,".(goto)", 1, 2, 0);
	T = trans[0][269] = settr(268,2,0,0,0,"DO", 1, 2, 0);
		/* failover.pml:154 */
	T = T->nxt	= settr(268,2,207,0,0,"DO", 1, 2, 0);
		/* failover.pml:154 */
	    T->nxt	= settr(268,2,267,0,0,"DO", 1, 2, 0);
		/* failover.pml:154 */
	trans[0][207]	= settr(206,2,246,206,0,"((p<2))", 1, 2, 0);
		tr_2_src(206, "failover.pml", 155);
	T = trans[0][246] = settr(245,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:156 */
	T = T->nxt	= settr(245,2,208,0,0,"IF", 1, 2, 0);
		/* failover.pml:156 */
	    T->nxt	= settr(245,2,245,0,0,"IF", 1, 2, 0);
		/* failover.pml:156 */
	trans[0][208]	= settr(207,2,244,207,0,"(((path[p]==3)&&(unanswered[p]>=2)))", 1, 2, 0);
		tr_2_src(207, "failover.pml", 157);
	T = trans[ 0][244] = settr(243,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(243,0,242,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][242] = settr(241,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,209,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,211,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,213,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,215,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,217,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,219,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,221,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,223,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,225,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,227,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,229,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,231,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,233,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,235,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,237,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(241,2,239,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(241,2,241,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][209]	= settr(208,2,210,208,0,"(((path[p]==6)&&(2==9)))", 1, 2, 0);
		tr_2_src(208, "tables.pml", 33);
	trans[0][210]	= settr(209,2,264,209,209,"path[p] = 5", 1, 2, 0);
		tr_2_src(209, "tables.pml", 33);
	trans[0][243]	= settr(242,2,264,1,0,".(goto)", 1, 2, 0);
	trans[0][211]	= settr(210,2,212,210,0,"(((path[p]==6)&&(2==8)))", 1, 2, 0);
		tr_2_src(210, "tables.pml", 34);
	trans[0][212]	= settr(211,2,264,211,211,"path[p] = 1", 1, 2, 0);
		tr_2_src(211, "tables.pml", 34);
	trans[0][213]	= settr(212,2,214,212,0,"(((path[p]==5)&&(2==7)))", 1, 2, 0);
		tr_2_src(212, "tables.pml", 35);
	trans[0][214]	= settr(213,2,264,213,213,"path[p] = 4", 1, 2, 0);
		tr_2_src(213, "tables.pml", 35);
	trans[0][215]	= settr(214,2,216,214,0,"(((path[p]==5)&&(2==6)))", 1, 2, 0);
		tr_2_src(214, "tables.pml", 36);
	trans[0][216]	= settr(215,2,264,215,215,"path[p] = 3", 1, 2, 0);
		tr_2_src(215, "tables.pml", 36);
	trans[0][217]	= settr(216,2,218,216,0,"(((path[p]==5)&&(2==5)))", 1, 2, 0);
		tr_2_src(216, "tables.pml", 37);
	trans[0][218]	= settr(217,2,264,217,217,"path[p] = 3", 1, 2, 0);
		tr_2_src(217, "tables.pml", 37);
	trans[0][219]	= settr(218,2,220,218,0,"(((path[p]==5)&&(2==8)))", 1, 2, 0);
		tr_2_src(218, "tables.pml", 38);
	trans[0][220]	= settr(219,2,264,219,219,"path[p] = 1", 1, 2, 0);
		tr_2_src(219, "tables.pml", 38);
	trans[0][221]	= settr(220,2,222,220,0,"(((path[p]==4)&&(2==4)))", 1, 2, 0);
		tr_2_src(220, "tables.pml", 39);
	trans[0][222]	= settr(221,2,264,221,221,"path[p] = 5", 1, 2, 0);
		tr_2_src(221, "tables.pml", 39);
	trans[0][223]	= settr(222,2,224,222,0,"(((path[p]==4)&&(2==6)))", 1, 2, 0);
		tr_2_src(222, "tables.pml", 40);
	trans[0][224]	= settr(223,2,264,223,223,"path[p] = 3", 1, 2, 0);
		tr_2_src(223, "tables.pml", 40);
	trans[0][225]	= settr(224,2,226,224,0,"(((path[p]==4)&&(2==5)))", 1, 2, 0);
		tr_2_src(224, "tables.pml", 41);
	trans[0][226]	= settr(225,2,264,225,225,"path[p] = 3", 1, 2, 0);
		tr_2_src(225, "tables.pml", 41);
	trans[0][227]	= settr(226,2,228,226,0,"(((path[p]==4)&&(2==8)))", 1, 2, 0);
		tr_2_src(226, "tables.pml", 42);
	trans[0][228]	= settr(227,2,264,227,227,"path[p] = 1", 1, 2, 0);
		tr_2_src(227, "tables.pml", 42);
	trans[0][229]	= settr(228,2,230,228,0,"(((path[p]==3)&&(2==3)))", 1, 2, 0);
		tr_2_src(228, "tables.pml", 43);
	trans[0][230]	= settr(229,2,264,229,229,"path[p] = 5", 1, 2, 0);
		tr_2_src(229, "tables.pml", 43);
	trans[0][231]	= settr(230,2,232,230,0,"(((path[p]==3)&&(2==2)))", 1, 2, 0);
		tr_2_src(230, "tables.pml", 44);
	trans[0][232]	= settr(231,2,264,231,231,"path[p] = 2", 1, 2, 0);
		tr_2_src(231, "tables.pml", 44);
	trans[0][233]	= settr(232,2,234,232,0,"(((path[p]==3)&&(2==8)))", 1, 2, 0);
		tr_2_src(232, "tables.pml", 45);
	trans[0][234]	= settr(233,2,264,233,233,"path[p] = 1", 1, 2, 0);
		tr_2_src(233, "tables.pml", 45);
	trans[0][235]	= settr(234,2,236,234,0,"(((path[p]==2)&&(2==9)))", 1, 2, 0);
		tr_2_src(234, "tables.pml", 46);
	trans[0][236]	= settr(235,2,264,235,235,"path[p] = 5", 1, 2, 0);
		tr_2_src(235, "tables.pml", 46);
	trans[0][237]	= settr(236,2,238,236,0,"(((path[p]==2)&&(2==8)))", 1, 2, 0);
		tr_2_src(236, "tables.pml", 47);
	trans[0][238]	= settr(237,2,264,237,237,"path[p] = 1", 1, 2, 0);
		tr_2_src(237, "tables.pml", 47);
	trans[0][239]	= settr(238,2,240,238,0,"(((path[p]==1)&&(2==1)))", 1, 2, 0);
		tr_2_src(238, "tables.pml", 48);
	trans[0][240]	= settr(239,2,264,239,239,"path[p] = 6", 1, 2, 0);
		tr_2_src(239, "tables.pml", 48);
	trans[0][241]	= settr(240,2,264,2,0,"else", 1, 2, 0);
	trans[0][247]	= settr(246,2,264,1,0,".(goto)", 1, 2, 0);
	trans[0][245]	= settr(244,2,264,2,0,"else", 1, 2, 0);
	T = trans[0][264] = settr(263,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:160 */
	T = T->nxt	= settr(263,2,248,0,0,"IF", 1, 2, 0);
		/* failover.pml:160 */
	    T->nxt	= settr(263,2,263,0,0,"IF", 1, 2, 0);
		/* failover.pml:160 */
	trans[0][248]	= settr(247,2,252,240,0,"(((path[p]==3)||(path[p]==2)))", 1, 2, 0);
		tr_2_src(240, "failover.pml", 161);
	T = trans[0][252] = settr(251,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:162 */
	T = T->nxt	= settr(251,2,249,0,0,"IF", 1, 2, 0);
		/* failover.pml:162 */
	    T->nxt	= settr(251,2,251,0,0,"IF", 1, 2, 0);
		/* failover.pml:162 */
	trans[0][249]	= settr(248,2,250,241,0,"((path[p]==3))", 1, 2, 0);
		tr_2_src(241, "failover.pml", 162);
	trans[0][250]	= settr(249,2,262,242,242,"unanswered[p] = (unanswered[p]+1)", 1, 2, 0);
		tr_2_src(242, "failover.pml", 162);
	trans[0][253]	= settr(252,2,262,1,0,".(goto)", 1, 2, 0);
	trans[0][251]	= settr(250,2,262,2,0,"else", 1, 2, 0);
	T = trans[ 0][262] = settr(261,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:80 */
	T->nxt	= settr(261,0,260,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:80 */
	T = trans[0][260] = settr(259,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	T = T->nxt	= settr(259,2,254,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	T = T->nxt	= settr(259,2,256,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	    T->nxt	= settr(259,2,258,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	trans[0][254]	= settr(253,2,255,243,0,"((forward[p]&&nfull(probes[p])))", 1, 5, 0);
		tr_2_src(243, "failover.pml", 82);
	trans[0][255]	= settr(254,2,266,244,244,"probes[p]!epoch,!(heard[p])", 1, 5, 0);
		tr_2_src(244, "failover.pml", 82);
	trans[0][261]	= settr(260,2,266,1,0,".(goto)", 1, 2, 0);
	trans[0][256]	= settr(255,2,257,245,0,"((forward[p]&&(losses>0)))", 1, 2, 0);
		tr_2_src(245, "failover.pml", 83);
	trans[0][257]	= settr(256,2,266,246,246,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(246, "failover.pml", 83);
	trans[0][258]	= settr(257,2,259,247,0,"((!(forward[p])||(len(probes[p])==2)))", 1, 2, 0);
		tr_2_src(247, "failover.pml", 84);
	trans[0][259]	= settr(258,2,266,1,0,"(1)", 1, 2, 0);
	trans[0][265]	= settr(264,2,266,1,0,".(goto)", 1, 2, 0);
	trans[0][263]	= settr(262,2,266,2,0,"else", 1, 2, 0);
	trans[0][266]	= settr(265,2,269,248,248,"p = (p+1)", 1, 2, 0);
		tr_2_src(248, "failover.pml", 166);
	trans[0][267]	= settr(266,2,272,2,0,"else", 1, 2, 0);
	trans[0][268]	= settr(267,2,272,1,0,"goto :b1", 1, 2, 0);
	trans[0][271]	= settr(270,2,272,1,0,"break", 1, 2, 0);
	trans[0][272]	= settr(271,2,1579,249,249,"p = 0", 1, 2, 0);
		tr_2_src(249, "failover.pml", 169);
	T = trans[0][1579] = settr(1578,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:170 */
	T = T->nxt	= settr(1578,2,273,0,0,"IF", 1, 2, 0);
		/* failover.pml:170 */
	T = T->nxt	= settr(1578,2,541,0,0,"IF", 1, 2, 0);
		/* failover.pml:170 */
	T = T->nxt	= settr(1578,2,711,0,0,"IF", 1, 2, 0);
		/* failover.pml:170 */
	T = T->nxt	= settr(1578,2,940,0,0,"IF", 1, 2, 0);
		/* failover.pml:170 */
	T = T->nxt	= settr(1578,2,1280,0,0,"IF", 1, 2, 0);
		/* failover.pml:170 */
	    T->nxt	= settr(1578,2,1578,0,0,"IF", 1, 2, 0);
		/* failover.pml:170 */
	trans[0][273]	= settr(272,2,274,250,0,"(((failover==4)&&(path[holder]==2)))", 1, 2, 0);
		tr_2_src(250, "failover.pml", 171);
	trans[0][274]	= settr(273,2,539,251,251,"from = holder", 1, 2, 0);
		tr_2_src(251, "failover.pml", 172);
	T = trans[0][539] = settr(538,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:173 */
	T = T->nxt	= settr(538,2,275,0,0,"IF", 1, 2, 0);
		/* failover.pml:173 */
	    T->nxt	= settr(538,2,422,0,0,"IF", 1, 2, 0);
		/* failover.pml:173 */
	trans[0][275]	= settr(274,2,421,252,0,"(((path[(1-from)]==5)||(path[(1-from)]==4)))", 1, 2, 0);
		tr_2_src(252, "failover.pml", 174);
	T = trans[ 0][421] = settr(420,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T->nxt	= settr(420,0,309,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T = trans[ 0][309] = settr(308,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(308,0,307,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][307] = settr(306,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,276,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,278,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,280,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,282,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,284,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,286,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,288,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,290,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,292,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,294,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,296,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,298,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,300,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,302,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(306,2,304,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(306,2,306,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][276]	= settr(275,2,277,253,0,"(((failover==4)&&(7==9)))", 1, 2, 0);
		tr_2_src(253, "tables.pml", 8);
	trans[0][277]	= settr(276,2,391,254,254,"failover = 3", 1, 2, 0);
		tr_2_src(254, "tables.pml", 8);
	trans[0][308]	= settr(307,2,391,1,0,".(goto)", 1, 2, 0);
	trans[0][278]	= settr(277,2,279,255,0,"(((failover==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(255, "tables.pml", 9);
	trans[0][279]	= settr(278,2,391,256,256,"failover = 2", 1, 2, 0);
		tr_2_src(256, "tables.pml", 9);
	trans[0][280]	= settr(279,2,281,257,0,"(((failover==4)&&(7==7)))", 1, 2, 0);
		tr_2_src(257, "tables.pml", 10);
	trans[0][281]	= settr(280,2,391,258,258,"failover = 4", 1, 2, 0);
		tr_2_src(258, "tables.pml", 10);
	trans[0][282]	= settr(281,2,283,259,0,"(((failover==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(259, "tables.pml", 11);
	trans[0][283]	= settr(282,2,391,260,260,"failover = 1", 1, 2, 0);
		tr_2_src(260, "tables.pml", 11);
	trans[0][284]	= settr(283,2,285,261,0,"(((failover==3)&&(7==5)))", 1, 2, 0);
		tr_2_src(261, "tables.pml", 12);
	trans[0][285]	= settr(284,2,391,262,262,"failover = 4", 1, 2, 0);
		tr_2_src(262, "tables.pml", 12);
	trans[0][286]	= settr(285,2,287,263,0,"(((failover==3)&&(7==4)))", 1, 2, 0);
		tr_2_src(263, "tables.pml", 13);
	trans[0][287]	= settr(286,2,391,264,264,"failover = 4", 1, 2, 0);
		tr_2_src(264, "tables.pml", 13);
	trans[0][288]	= settr(287,2,289,265,0,"(((failover==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(265, "tables.pml", 14);
	trans[0][289]	= settr(288,2,391,266,266,"failover = 2", 1, 2, 0);
		tr_2_src(266, "tables.pml", 14);
	trans[0][290]	= settr(289,2,291,267,0,"(((failover==3)&&(7==7)))", 1, 2, 0);
		tr_2_src(267, "tables.pml", 15);
	trans[0][291]	= settr(290,2,391,268,268,"failover = 4", 1, 2, 0);
		tr_2_src(268, "tables.pml", 15);
	trans[0][292]	= settr(291,2,293,269,0,"(((failover==3)&&(7==6)))", 1, 2, 0);
		tr_2_src(269, "tables.pml", 16);
	trans[0][293]	= settr(292,2,391,270,270,"failover = 1", 1, 2, 0);
		tr_2_src(270, "tables.pml", 16);
	trans[0][294]	= settr(293,2,295,271,0,"(((failover==2)&&(7==4)))", 1, 2, 0);
		tr_2_src(271, "tables.pml", 17);
	trans[0][295]	= settr(294,2,391,272,272,"failover = 4", 1, 2, 0);
		tr_2_src(272, "tables.pml", 17);
	trans[0][296]	= settr(295,2,297,273,0,"(((failover==2)&&(7==2)))", 1, 2, 0);
		tr_2_src(273, "tables.pml", 18);
	trans[0][297]	= settr(296,2,391,274,274,"failover = 3", 1, 2, 0);
		tr_2_src(274, "tables.pml", 18);
	trans[0][298]	= settr(297,2,299,275,0,"(((failover==2)&&(7==1)))", 1, 2, 0);
		tr_2_src(275, "tables.pml", 19);
	trans[0][299]	= settr(298,2,391,276,276,"failover = 2", 1, 2, 0);
		tr_2_src(276, "tables.pml", 19);
	trans[0][300]	= settr(299,2,301,277,0,"(((failover==2)&&(7==7)))", 1, 2, 0);
		tr_2_src(277, "tables.pml", 20);
	trans[0][301]	= settr(300,2,391,278,278,"failover = 4", 1, 2, 0);
		tr_2_src(278, "tables.pml", 20);
	trans[0][302]	= settr(301,2,303,279,0,"(((failover==2)&&(7==6)))", 1, 2, 0);
		tr_2_src(279, "tables.pml", 21);
	trans[0][303]	= settr(302,2,391,280,280,"failover = 1", 1, 2, 0);
		tr_2_src(280, "tables.pml", 21);
	trans[0][304]	= settr(303,2,305,281,0,"(((failover==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(281, "tables.pml", 22);
	trans[0][305]	= settr(304,2,391,282,282,"failover = 4", 1, 2, 0);
		tr_2_src(282, "tables.pml", 22);
	trans[0][306]	= settr(305,2,391,2,0,"else", 1, 2, 0);
	T = trans[ 0][391] = settr(390,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(390,0,348,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][348] = settr(347,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(347,2,310,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(347,2,347,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][310]	= settr(309,2,346,283,0,"(((holder!=7)&&(holder!=(1-from))))", 1, 2, 0);
		tr_2_src(283, "failover.pml", 112);
	T = trans[ 0][346] = settr(345,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(345,0,344,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][344] = settr(343,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,311,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,313,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,315,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,317,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,319,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,321,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,323,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,325,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,327,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,329,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,331,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,333,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,335,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,337,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,339,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(343,2,341,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(343,2,343,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][311]	= settr(310,2,312,284,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(284, "tables.pml", 33);
	trans[0][312]	= settr(311,2,350,285,285,"path[holder] = 5", 1, 2, 0);
		tr_2_src(285, "tables.pml", 33);
	trans[0][345]	= settr(344,2,350,1,0,".(goto)", 1, 2, 0);
	trans[0][313]	= settr(312,2,314,286,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(286, "tables.pml", 34);
	trans[0][314]	= settr(313,2,350,287,287,"path[holder] = 1", 1, 2, 0);
		tr_2_src(287, "tables.pml", 34);
	trans[0][315]	= settr(314,2,316,288,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(288, "tables.pml", 35);
	trans[0][316]	= settr(315,2,350,289,289,"path[holder] = 4", 1, 2, 0);
		tr_2_src(289, "tables.pml", 35);
	trans[0][317]	= settr(316,2,318,290,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(290, "tables.pml", 36);
	trans[0][318]	= settr(317,2,350,291,291,"path[holder] = 3", 1, 2, 0);
		tr_2_src(291, "tables.pml", 36);
	trans[0][319]	= settr(318,2,320,292,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(292, "tables.pml", 37);
	trans[0][320]	= settr(319,2,350,293,293,"path[holder] = 3", 1, 2, 0);
		tr_2_src(293, "tables.pml", 37);
	trans[0][321]	= settr(320,2,322,294,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(294, "tables.pml", 38);
	trans[0][322]	= settr(321,2,350,295,295,"path[holder] = 1", 1, 2, 0);
		tr_2_src(295, "tables.pml", 38);
	trans[0][323]	= settr(322,2,324,296,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(296, "tables.pml", 39);
	trans[0][324]	= settr(323,2,350,297,297,"path[holder] = 5", 1, 2, 0);
		tr_2_src(297, "tables.pml", 39);
	trans[0][325]	= settr(324,2,326,298,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(298, "tables.pml", 40);
	trans[0][326]	= settr(325,2,350,299,299,"path[holder] = 3", 1, 2, 0);
		tr_2_src(299, "tables.pml", 40);
	trans[0][327]	= settr(326,2,328,300,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(300, "tables.pml", 41);
	trans[0][328]	= settr(327,2,350,301,301,"path[holder] = 3", 1, 2, 0);
		tr_2_src(301, "tables.pml", 41);
	trans[0][329]	= settr(328,2,330,302,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(302, "tables.pml", 42);
	trans[0][330]	= settr(329,2,350,303,303,"path[holder] = 1", 1, 2, 0);
		tr_2_src(303, "tables.pml", 42);
	trans[0][331]	= settr(330,2,332,304,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(304, "tables.pml", 43);
	trans[0][332]	= settr(331,2,350,305,305,"path[holder] = 5", 1, 2, 0);
		tr_2_src(305, "tables.pml", 43);
	trans[0][333]	= settr(332,2,334,306,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(306, "tables.pml", 44);
	trans[0][334]	= settr(333,2,350,307,307,"path[holder] = 2", 1, 2, 0);
		tr_2_src(307, "tables.pml", 44);
	trans[0][335]	= settr(334,2,336,308,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(308, "tables.pml", 45);
	trans[0][336]	= settr(335,2,350,309,309,"path[holder] = 1", 1, 2, 0);
		tr_2_src(309, "tables.pml", 45);
	trans[0][337]	= settr(336,2,338,310,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(310, "tables.pml", 46);
	trans[0][338]	= settr(337,2,350,311,311,"path[holder] = 5", 1, 2, 0);
		tr_2_src(311, "tables.pml", 46);
	trans[0][339]	= settr(338,2,340,312,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(312, "tables.pml", 47);
	trans[0][340]	= settr(339,2,350,313,313,"path[holder] = 1", 1, 2, 0);
		tr_2_src(313, "tables.pml", 47);
	trans[0][341]	= settr(340,2,342,314,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(314, "tables.pml", 48);
	trans[0][342]	= settr(341,2,350,315,315,"path[holder] = 6", 1, 2, 0);
		tr_2_src(315, "tables.pml", 48);
	trans[0][343]	= settr(342,2,350,2,0,"else", 1, 2, 0);
	trans[0][349]	= settr(348,2,350,1,0,".(goto)", 1, 2, 0);
	trans[0][347]	= settr(346,2,350,2,0,"else", 1, 2, 0);
	trans[0][350]	= settr(349,2,389,316,316,"holder = (1-from)", 1, 2, 0);
		tr_2_src(316, "failover.pml", 113);
	T = trans[0][389] = settr(388,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(388,2,351,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(388,2,388,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][351]	= settr(350,2,387,317,0,"(((1-from)!=7))", 1, 2, 0);
		tr_2_src(317, "failover.pml", 114);
	T = trans[ 0][387] = settr(386,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(386,0,385,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][385] = settr(384,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,352,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,354,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,356,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,358,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,360,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,362,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,364,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,366,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,368,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,370,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,372,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,374,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,376,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,378,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,380,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(384,2,382,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(384,2,384,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][352]	= settr(351,2,353,318,0,"(((path[(1-from)]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(318, "tables.pml", 33);
	trans[0][353]	= settr(352,2,392,319,319,"path[(1-from)] = 5", 1, 2, 0);
		tr_2_src(319, "tables.pml", 33);
	trans[0][386]	= settr(385,2,392,1,0,".(goto)", 1, 2, 0);
	trans[0][354]	= settr(353,2,355,320,0,"(((path[(1-from)]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(320, "tables.pml", 34);
	trans[0][355]	= settr(354,2,392,321,321,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(321, "tables.pml", 34);
	trans[0][356]	= settr(355,2,357,322,0,"(((path[(1-from)]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(322, "tables.pml", 35);
	trans[0][357]	= settr(356,2,392,323,323,"path[(1-from)] = 4", 1, 2, 0);
		tr_2_src(323, "tables.pml", 35);
	trans[0][358]	= settr(357,2,359,324,0,"(((path[(1-from)]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(324, "tables.pml", 36);
	trans[0][359]	= settr(358,2,392,325,325,"path[(1-from)] = 3", 1, 2, 0);
		tr_2_src(325, "tables.pml", 36);
	trans[0][360]	= settr(359,2,361,326,0,"(((path[(1-from)]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(326, "tables.pml", 37);
	trans[0][361]	= settr(360,2,392,327,327,"path[(1-from)] = 3", 1, 2, 0);
		tr_2_src(327, "tables.pml", 37);
	trans[0][362]	= settr(361,2,363,328,0,"(((path[(1-from)]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(328, "tables.pml", 38);
	trans[0][363]	= settr(362,2,392,329,329,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(329, "tables.pml", 38);
	trans[0][364]	= settr(363,2,365,330,0,"(((path[(1-from)]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(330, "tables.pml", 39);
	trans[0][365]	= settr(364,2,392,331,331,"path[(1-from)] = 5", 1, 2, 0);
		tr_2_src(331, "tables.pml", 39);
	trans[0][366]	= settr(365,2,367,332,0,"(((path[(1-from)]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(332, "tables.pml", 40);
	trans[0][367]	= settr(366,2,392,333,333,"path[(1-from)] = 3", 1, 2, 0);
		tr_2_src(333, "tables.pml", 40);
	trans[0][368]	= settr(367,2,369,334,0,"(((path[(1-from)]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(334, "tables.pml", 41);
	trans[0][369]	= settr(368,2,392,335,335,"path[(1-from)] = 3", 1, 2, 0);
		tr_2_src(335, "tables.pml", 41);
	trans[0][370]	= settr(369,2,371,336,0,"(((path[(1-from)]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(336, "tables.pml", 42);
	trans[0][371]	= settr(370,2,392,337,337,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(337, "tables.pml", 42);
	trans[0][372]	= settr(371,2,373,338,0,"(((path[(1-from)]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(338, "tables.pml", 43);
	trans[0][373]	= settr(372,2,392,339,339,"path[(1-from)] = 5", 1, 2, 0);
		tr_2_src(339, "tables.pml", 43);
	trans[0][374]	= settr(373,2,375,340,0,"(((path[(1-from)]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(340, "tables.pml", 44);
	trans[0][375]	= settr(374,2,392,341,341,"path[(1-from)] = 2", 1, 2, 0);
		tr_2_src(341, "tables.pml", 44);
	trans[0][376]	= settr(375,2,377,342,0,"(((path[(1-from)]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(342, "tables.pml", 45);
	trans[0][377]	= settr(376,2,392,343,343,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(343, "tables.pml", 45);
	trans[0][378]	= settr(377,2,379,344,0,"(((path[(1-from)]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(344, "tables.pml", 46);
	trans[0][379]	= settr(378,2,392,345,345,"path[(1-from)] = 5", 1, 2, 0);
		tr_2_src(345, "tables.pml", 46);
	trans[0][380]	= settr(379,2,381,346,0,"(((path[(1-from)]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(346, "tables.pml", 47);
	trans[0][381]	= settr(380,2,392,347,347,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(347, "tables.pml", 47);
	trans[0][382]	= settr(381,2,383,348,0,"(((path[(1-from)]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(348, "tables.pml", 48);
	trans[0][383]	= settr(382,2,392,349,349,"path[(1-from)] = 6", 1, 2, 0);
		tr_2_src(349, "tables.pml", 48);
	trans[0][384]	= settr(383,2,392,2,0,"else", 1, 2, 0);
	trans[0][390]	= settr(389,2,392,1,0,".(goto)", 1, 2, 0);
	trans[0][388]	= settr(387,2,392,2,0,"else", 1, 2, 0);
	trans[0][392]	= settr(391,2,393,350,350,"from = 7", 1, 2, 0);
		tr_2_src(350, "failover.pml", 131);
	trans[0][393]	= settr(392,2,420,351,351,"to = 7", 1, 2, 0);
		tr_2_src(351, "failover.pml", 131);
	T = trans[ 0][420] = settr(419,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(419,0,405,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][405] = settr(404,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(404,2,394,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(404,2,404,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][394]	= settr(393,2,403,352,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(352, "failover.pml", 106);
	T = trans[ 0][403] = settr(402,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(402,0,401,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][401] = settr(400,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(400,2,395,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(400,2,397,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(400,2,399,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][395]	= settr(394,2,396,353,0,"((forward[(1-from)]&&nfull(data[(1-from)])))", 1, 3, 0);
		tr_2_src(353, "failover.pml", 74);
	trans[0][396]	= settr(395,2,418,354,354,"data[(1-from)]!una,epoch", 1, 3, 0);
		tr_2_src(354, "failover.pml", 74);
	trans[0][402]	= settr(401,2,418,1,0,".(goto)", 1, 2, 0);
	trans[0][397]	= settr(396,2,398,355,0,"((forward[(1-from)]&&(losses>0)))", 1, 2, 0);
		tr_2_src(355, "failover.pml", 75);
	trans[0][398]	= settr(397,2,418,356,356,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(356, "failover.pml", 75);
	trans[0][399]	= settr(398,2,400,357,0,"((!(forward[(1-from)])||(len(data[(1-from)])==2)))", 1, 2, 0);
		tr_2_src(357, "failover.pml", 76);
	trans[0][400]	= settr(399,2,418,1,0,"(1)", 1, 2, 0);
	trans[0][406]	= settr(405,2,418,1,0,".(goto)", 1, 2, 0);
	trans[0][404]	= settr(403,2,418,2,0,"else", 1, 2, 0);
	T = trans[0][418] = settr(417,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(417,2,407,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(417,2,417,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][407]	= settr(406,2,416,358,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(358, "failover.pml", 107);
	T = trans[ 0][416] = settr(415,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(415,0,414,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][414] = settr(413,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(413,2,408,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(413,2,410,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(413,2,412,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][408]	= settr(407,2,409,359,0,"((forward[(1-from)]&&nfull(data[(1-from)])))", 1, 3, 0);
		tr_2_src(359, "failover.pml", 74);
	trans[0][409]	= settr(408,2,540,360,360,"data[(1-from)]!(una+1),epoch", 1, 3, 0);
		tr_2_src(360, "failover.pml", 74);
	trans[0][415]	= settr(414,2,540,1,0,".(goto)", 1, 2, 0);
	trans[0][410]	= settr(409,2,411,361,0,"((forward[(1-from)]&&(losses>0)))", 1, 2, 0);
		tr_2_src(361, "failover.pml", 75);
	trans[0][411]	= settr(410,2,540,362,362,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(362, "failover.pml", 75);
	trans[0][412]	= settr(411,2,413,363,0,"((!(forward[(1-from)])||(len(data[(1-from)])==2)))", 1, 2, 0);
		tr_2_src(363, "failover.pml", 76);
	trans[0][413]	= settr(412,2,540,1,0,"(1)", 1, 2, 0);
	trans[0][419]	= settr(418,2,540,1,0,".(goto)", 1, 2, 0);
	trans[0][417]	= settr(416,2,540,2,0,"else", 1, 2, 0);
	trans[0][540]	= settr(539,2,1580,1,0,".(goto)", 1, 2, 0);
	trans[0][422]	= settr(421,2,456,2,0,"else", 1, 2, 0);
	T = trans[ 0][456] = settr(455,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(455,0,454,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][454] = settr(453,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,423,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,425,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,427,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,429,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,431,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,433,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,435,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,437,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,439,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,441,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,443,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,445,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,447,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,449,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(453,2,451,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(453,2,453,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][423]	= settr(422,2,424,364,0,"(((failover==4)&&(6==9)))", 1, 2, 0);
		tr_2_src(364, "tables.pml", 8);
	trans[0][424]	= settr(423,2,538,365,365,"failover = 3", 1, 2, 0);
		tr_2_src(365, "tables.pml", 8);
	trans[0][455]	= settr(454,2,538,1,0,".(goto)", 1, 2, 0);
	trans[0][425]	= settr(424,2,426,366,0,"(((failover==4)&&(6==8)))", 1, 2, 0);
		tr_2_src(366, "tables.pml", 9);
	trans[0][426]	= settr(425,2,538,367,367,"failover = 2", 1, 2, 0);
		tr_2_src(367, "tables.pml", 9);
	trans[0][427]	= settr(426,2,428,368,0,"(((failover==4)&&(6==7)))", 1, 2, 0);
		tr_2_src(368, "tables.pml", 10);
	trans[0][428]	= settr(427,2,538,369,369,"failover = 4", 1, 2, 0);
		tr_2_src(369, "tables.pml", 10);
	trans[0][429]	= settr(428,2,430,370,0,"(((failover==4)&&(6==6)))", 1, 2, 0);
		tr_2_src(370, "tables.pml", 11);
	trans[0][430]	= settr(429,2,538,371,371,"failover = 1", 1, 2, 0);
		tr_2_src(371, "tables.pml", 11);
	trans[0][431]	= settr(430,2,432,372,0,"(((failover==3)&&(6==5)))", 1, 2, 0);
		tr_2_src(372, "tables.pml", 12);
	trans[0][432]	= settr(431,2,538,373,373,"failover = 4", 1, 2, 0);
		tr_2_src(373, "tables.pml", 12);
	trans[0][433]	= settr(432,2,434,374,0,"(((failover==3)&&(6==4)))", 1, 2, 0);
		tr_2_src(374, "tables.pml", 13);
	trans[0][434]	= settr(433,2,538,375,375,"failover = 4", 1, 2, 0);
		tr_2_src(375, "tables.pml", 13);
	trans[0][435]	= settr(434,2,436,376,0,"(((failover==3)&&(6==3)))", 1, 2, 0);
		tr_2_src(376, "tables.pml", 14);
	trans[0][436]	= settr(435,2,538,377,377,"failover = 2", 1, 2, 0);
		tr_2_src(377, "tables.pml", 14);
	trans[0][437]	= settr(436,2,438,378,0,"(((failover==3)&&(6==7)))", 1, 2, 0);
		tr_2_src(378, "tables.pml", 15);
	trans[0][438]	= settr(437,2,538,379,379,"failover = 4", 1, 2, 0);
		tr_2_src(379, "tables.pml", 15);
	trans[0][439]	= settr(438,2,440,380,0,"(((failover==3)&&(6==6)))", 1, 2, 0);
		tr_2_src(380, "tables.pml", 16);
	trans[0][440]	= settr(439,2,538,381,381,"failover = 1", 1, 2, 0);
		tr_2_src(381, "tables.pml", 16);
	trans[0][441]	= settr(440,2,442,382,0,"(((failover==2)&&(6==4)))", 1, 2, 0);
		tr_2_src(382, "tables.pml", 17);
	trans[0][442]	= settr(441,2,538,383,383,"failover = 4", 1, 2, 0);
		tr_2_src(383, "tables.pml", 17);
	trans[0][443]	= settr(442,2,444,384,0,"(((failover==2)&&(6==2)))", 1, 2, 0);
		tr_2_src(384, "tables.pml", 18);
	trans[0][444]	= settr(443,2,538,385,385,"failover = 3", 1, 2, 0);
		tr_2_src(385, "tables.pml", 18);
	trans[0][445]	= settr(444,2,446,386,0,"(((failover==2)&&(6==1)))", 1, 2, 0);
		tr_2_src(386, "tables.pml", 19);
	trans[0][446]	= settr(445,2,538,387,387,"failover = 2", 1, 2, 0);
		tr_2_src(387, "tables.pml", 19);
	trans[0][447]	= settr(446,2,448,388,0,"(((failover==2)&&(6==7)))", 1, 2, 0);
		tr_2_src(388, "tables.pml", 20);
	trans[0][448]	= settr(447,2,538,389,389,"failover = 4", 1, 2, 0);
		tr_2_src(389, "tables.pml", 20);
	trans[0][449]	= settr(448,2,450,390,0,"(((failover==2)&&(6==6)))", 1, 2, 0);
		tr_2_src(390, "tables.pml", 21);
	trans[0][450]	= settr(449,2,538,391,391,"failover = 1", 1, 2, 0);
		tr_2_src(391, "tables.pml", 21);
	trans[0][451]	= settr(450,2,452,392,0,"(((failover==1)&&(6==1)))", 1, 2, 0);
		tr_2_src(392, "tables.pml", 22);
	trans[0][452]	= settr(451,2,538,393,393,"failover = 4", 1, 2, 0);
		tr_2_src(393, "tables.pml", 22);
	trans[0][453]	= settr(452,2,538,2,0,"else", 1, 2, 0);
	T = trans[ 0][538] = settr(537,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(537,0,495,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][495] = settr(494,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(494,2,457,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(494,2,494,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][457]	= settr(456,2,493,394,0,"(((holder!=7)&&(holder!=7)))", 1, 2, 0);
		tr_2_src(394, "failover.pml", 112);
	T = trans[ 0][493] = settr(492,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(492,0,491,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][491] = settr(490,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,458,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,460,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,462,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,464,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,466,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,468,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,470,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,472,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,474,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,476,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,478,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,480,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,482,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,484,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,486,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(490,2,488,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(490,2,490,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][458]	= settr(457,2,459,395,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(395, "tables.pml", 33);
	trans[0][459]	= settr(458,2,497,396,396,"path[holder] = 5", 1, 2, 0);
		tr_2_src(396, "tables.pml", 33);
	trans[0][492]	= settr(491,2,497,1,0,".(goto)", 1, 2, 0);
	trans[0][460]	= settr(459,2,461,397,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(397, "tables.pml", 34);
	trans[0][461]	= settr(460,2,497,398,398,"path[holder] = 1", 1, 2, 0);
		tr_2_src(398, "tables.pml", 34);
	trans[0][462]	= settr(461,2,463,399,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(399, "tables.pml", 35);
	trans[0][463]	= settr(462,2,497,400,400,"path[holder] = 4", 1, 2, 0);
		tr_2_src(400, "tables.pml", 35);
	trans[0][464]	= settr(463,2,465,401,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(401, "tables.pml", 36);
	trans[0][465]	= settr(464,2,497,402,402,"path[holder] = 3", 1, 2, 0);
		tr_2_src(402, "tables.pml", 36);
	trans[0][466]	= settr(465,2,467,403,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(403, "tables.pml", 37);
	trans[0][467]	= settr(466,2,497,404,404,"path[holder] = 3", 1, 2, 0);
		tr_2_src(404, "tables.pml", 37);
	trans[0][468]	= settr(467,2,469,405,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(405, "tables.pml", 38);
	trans[0][469]	= settr(468,2,497,406,406,"path[holder] = 1", 1, 2, 0);
		tr_2_src(406, "tables.pml", 38);
	trans[0][470]	= settr(469,2,471,407,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(407, "tables.pml", 39);
	trans[0][471]	= settr(470,2,497,408,408,"path[holder] = 5", 1, 2, 0);
		tr_2_src(408, "tables.pml", 39);
	trans[0][472]	= settr(471,2,473,409,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(409, "tables.pml", 40);
	trans[0][473]	= settr(472,2,497,410,410,"path[holder] = 3", 1, 2, 0);
		tr_2_src(410, "tables.pml", 40);
	trans[0][474]	= settr(473,2,475,411,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(411, "tables.pml", 41);
	trans[0][475]	= settr(474,2,497,412,412,"path[holder] = 3", 1, 2, 0);
		tr_2_src(412, "tables.pml", 41);
	trans[0][476]	= settr(475,2,477,413,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(413, "tables.pml", 42);
	trans[0][477]	= settr(476,2,497,414,414,"path[holder] = 1", 1, 2, 0);
		tr_2_src(414, "tables.pml", 42);
	trans[0][478]	= settr(477,2,479,415,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(415, "tables.pml", 43);
	trans[0][479]	= settr(478,2,497,416,416,"path[holder] = 5", 1, 2, 0);
		tr_2_src(416, "tables.pml", 43);
	trans[0][480]	= settr(479,2,481,417,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(417, "tables.pml", 44);
	trans[0][481]	= settr(480,2,497,418,418,"path[holder] = 2", 1, 2, 0);
		tr_2_src(418, "tables.pml", 44);
	trans[0][482]	= settr(481,2,483,419,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(419, "tables.pml", 45);
	trans[0][483]	= settr(482,2,497,420,420,"path[holder] = 1", 1, 2, 0);
		tr_2_src(420, "tables.pml", 45);
	trans[0][484]	= settr(483,2,485,421,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(421, "tables.pml", 46);
	trans[0][485]	= settr(484,2,497,422,422,"path[holder] = 5", 1, 2, 0);
		tr_2_src(422, "tables.pml", 46);
	trans[0][486]	= settr(485,2,487,423,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(423, "tables.pml", 47);
	trans[0][487]	= settr(486,2,497,424,424,"path[holder] = 1", 1, 2, 0);
		tr_2_src(424, "tables.pml", 47);
	trans[0][488]	= settr(487,2,489,425,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(425, "tables.pml", 48);
	trans[0][489]	= settr(488,2,497,426,426,"path[holder] = 6", 1, 2, 0);
		tr_2_src(426, "tables.pml", 48);
	trans[0][490]	= settr(489,2,497,2,0,"else", 1, 2, 0);
	trans[0][496]	= settr(495,2,497,1,0,".(goto)", 1, 2, 0);
	trans[0][494]	= settr(493,2,497,2,0,"else", 1, 2, 0);
	trans[0][497]	= settr(496,2,536,427,427,"holder = 7", 1, 2, 0);
		tr_2_src(427, "failover.pml", 113);
	T = trans[0][536] = settr(535,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(535,2,498,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(535,2,535,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][498]	= settr(497,2,534,428,0,"((7!=7))", 1, 2, 0);
		tr_2_src(428, "failover.pml", 114);
	T = trans[ 0][534] = settr(533,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(533,0,532,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][532] = settr(531,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,499,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,501,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,503,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,505,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,507,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,509,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,511,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,513,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,515,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,517,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,519,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,521,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,523,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,525,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,527,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(531,2,529,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(531,2,531,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][499]	= settr(498,2,500,429,0,"(((path[7]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(429, "tables.pml", 33);
	trans[0][500]	= settr(499,2,540,430,430,"path[7] = 5", 1, 2, 0);
		tr_2_src(430, "tables.pml", 33);
	trans[0][533]	= settr(532,2,540,1,0,".(goto)", 1, 2, 0);
	trans[0][501]	= settr(500,2,502,431,0,"(((path[7]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(431, "tables.pml", 34);
	trans[0][502]	= settr(501,2,540,432,432,"path[7] = 1", 1, 2, 0);
		tr_2_src(432, "tables.pml", 34);
	trans[0][503]	= settr(502,2,504,433,0,"(((path[7]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(433, "tables.pml", 35);
	trans[0][504]	= settr(503,2,540,434,434,"path[7] = 4", 1, 2, 0);
		tr_2_src(434, "tables.pml", 35);
	trans[0][505]	= settr(504,2,506,435,0,"(((path[7]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(435, "tables.pml", 36);
	trans[0][506]	= settr(505,2,540,436,436,"path[7] = 3", 1, 2, 0);
		tr_2_src(436, "tables.pml", 36);
	trans[0][507]	= settr(506,2,508,437,0,"(((path[7]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(437, "tables.pml", 37);
	trans[0][508]	= settr(507,2,540,438,438,"path[7] = 3", 1, 2, 0);
		tr_2_src(438, "tables.pml", 37);
	trans[0][509]	= settr(508,2,510,439,0,"(((path[7]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(439, "tables.pml", 38);
	trans[0][510]	= settr(509,2,540,440,440,"path[7] = 1", 1, 2, 0);
		tr_2_src(440, "tables.pml", 38);
	trans[0][511]	= settr(510,2,512,441,0,"(((path[7]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(441, "tables.pml", 39);
	trans[0][512]	= settr(511,2,540,442,442,"path[7] = 5", 1, 2, 0);
		tr_2_src(442, "tables.pml", 39);
	trans[0][513]	= settr(512,2,514,443,0,"(((path[7]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(443, "tables.pml", 40);
	trans[0][514]	= settr(513,2,540,444,444,"path[7] = 3", 1, 2, 0);
		tr_2_src(444, "tables.pml", 40);
	trans[0][515]	= settr(514,2,516,445,0,"(((path[7]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(445, "tables.pml", 41);
	trans[0][516]	= settr(515,2,540,446,446,"path[7] = 3", 1, 2, 0);
		tr_2_src(446, "tables.pml", 41);
	trans[0][517]	= settr(516,2,518,447,0,"(((path[7]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(447, "tables.pml", 42);
	trans[0][518]	= settr(517,2,540,448,448,"path[7] = 1", 1, 2, 0);
		tr_2_src(448, "tables.pml", 42);
	trans[0][519]	= settr(518,2,520,449,0,"(((path[7]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(449, "tables.pml", 43);
	trans[0][520]	= settr(519,2,540,450,450,"path[7] = 5", 1, 2, 0);
		tr_2_src(450, "tables.pml", 43);
	trans[0][521]	= settr(520,2,522,451,0,"(((path[7]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(451, "tables.pml", 44);
	trans[0][522]	= settr(521,2,540,452,452,"path[7] = 2", 1, 2, 0);
		tr_2_src(452, "tables.pml", 44);
	trans[0][523]	= settr(522,2,524,453,0,"(((path[7]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(453, "tables.pml", 45);
	trans[0][524]	= settr(523,2,540,454,454,"path[7] = 1", 1, 2, 0);
		tr_2_src(454, "tables.pml", 45);
	trans[0][525]	= settr(524,2,526,455,0,"(((path[7]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(455, "tables.pml", 46);
	trans[0][526]	= settr(525,2,540,456,456,"path[7] = 5", 1, 2, 0);
		tr_2_src(456, "tables.pml", 46);
	trans[0][527]	= settr(526,2,528,457,0,"(((path[7]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(457, "tables.pml", 47);
	trans[0][528]	= settr(527,2,540,458,458,"path[7] = 1", 1, 2, 0);
		tr_2_src(458, "tables.pml", 47);
	trans[0][529]	= settr(528,2,530,459,0,"(((path[7]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(459, "tables.pml", 48);
	trans[0][530]	= settr(529,2,540,460,460,"path[7] = 6", 1, 2, 0);
		tr_2_src(460, "tables.pml", 48);
	trans[0][531]	= settr(530,2,540,2,0,"else", 1, 2, 0);
	trans[0][537]	= settr(536,2,540,1,0,".(goto)", 1, 2, 0);
	trans[0][535]	= settr(534,2,540,2,0,"else", 1, 2, 0);
	trans[0][1580]	= settr(1579,0,1583,1,0,".(goto)", 1, 2, 0);
	trans[0][541]	= settr(540,2,710,461,0,"((((failover==4)&&(path[holder]!=2))&&(nxt>una)))", 1, 2, 0);
		tr_2_src(461, "failover.pml", 177);
	T = trans[ 0][710] = settr(709,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:117 */
	T->nxt	= settr(709,0,542,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:117 */
	trans[0][542]	= settr(541,2,543,462,462,"from = holder", 1, 2, 0);
		tr_2_src(462, "failover.pml", 118);
	trans[0][543]	= settr(542,2,579,463,463,"epoch = (epoch+1)", 1, 2, 0);
		tr_2_src(463, "failover.pml", 119);
	T = trans[ 0][579] = settr(578,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(578,0,577,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][577] = settr(576,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,544,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,546,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,548,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,550,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,552,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,554,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,556,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,558,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,560,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,562,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,564,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,566,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,568,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,570,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,572,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(576,2,574,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(576,2,576,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][544]	= settr(543,2,545,464,0,"(((path[from]==6)&&(6==9)))", 1, 2, 0);
		tr_2_src(464, "tables.pml", 33);
	trans[0][545]	= settr(544,2,580,465,465,"path[from] = 5", 1, 2, 0);
		tr_2_src(465, "tables.pml", 33);
	trans[0][578]	= settr(577,2,580,1,0,".(goto)", 1, 2, 0);
	trans[0][546]	= settr(545,2,547,466,0,"(((path[from]==6)&&(6==8)))", 1, 2, 0);
		tr_2_src(466, "tables.pml", 34);
	trans[0][547]	= settr(546,2,580,467,467,"path[from] = 1", 1, 2, 0);
		tr_2_src(467, "tables.pml", 34);
	trans[0][548]	= settr(547,2,549,468,0,"(((path[from]==5)&&(6==7)))", 1, 2, 0);
		tr_2_src(468, "tables.pml", 35);
	trans[0][549]	= settr(548,2,580,469,469,"path[from] = 4", 1, 2, 0);
		tr_2_src(469, "tables.pml", 35);
	trans[0][550]	= settr(549,2,551,470,0,"(((path[from]==5)&&(6==6)))", 1, 2, 0);
		tr_2_src(470, "tables.pml", 36);
	trans[0][551]	= settr(550,2,580,471,471,"path[from] = 3", 1, 2, 0);
		tr_2_src(471, "tables.pml", 36);
	trans[0][552]	= settr(551,2,553,472,0,"(((path[from]==5)&&(6==5)))", 1, 2, 0);
		tr_2_src(472, "tables.pml", 37);
	trans[0][553]	= settr(552,2,580,473,473,"path[from] = 3", 1, 2, 0);
		tr_2_src(473, "tables.pml", 37);
	trans[0][554]	= settr(553,2,555,474,0,"(((path[from]==5)&&(6==8)))", 1, 2, 0);
		tr_2_src(474, "tables.pml", 38);
	trans[0][555]	= settr(554,2,580,475,475,"path[from] = 1", 1, 2, 0);
		tr_2_src(475, "tables.pml", 38);
	trans[0][556]	= settr(555,2,557,476,0,"(((path[from]==4)&&(6==4)))", 1, 2, 0);
		tr_2_src(476, "tables.pml", 39);
	trans[0][557]	= settr(556,2,580,477,477,"path[from] = 5", 1, 2, 0);
		tr_2_src(477, "tables.pml", 39);
	trans[0][558]	= settr(557,2,559,478,0,"(((path[from]==4)&&(6==6)))", 1, 2, 0);
		tr_2_src(478, "tables.pml", 40);
	trans[0][559]	= settr(558,2,580,479,479,"path[from] = 3", 1, 2, 0);
		tr_2_src(479, "tables.pml", 40);
	trans[0][560]	= settr(559,2,561,480,0,"(((path[from]==4)&&(6==5)))", 1, 2, 0);
		tr_2_src(480, "tables.pml", 41);
	trans[0][561]	= settr(560,2,580,481,481,"path[from] = 3", 1, 2, 0);
		tr_2_src(481, "tables.pml", 41);
	trans[0][562]	= settr(561,2,563,482,0,"(((path[from]==4)&&(6==8)))", 1, 2, 0);
		tr_2_src(482, "tables.pml", 42);
	trans[0][563]	= settr(562,2,580,483,483,"path[from] = 1", 1, 2, 0);
		tr_2_src(483, "tables.pml", 42);
	trans[0][564]	= settr(563,2,565,484,0,"(((path[from]==3)&&(6==3)))", 1, 2, 0);
		tr_2_src(484, "tables.pml", 43);
	trans[0][565]	= settr(564,2,580,485,485,"path[from] = 5", 1, 2, 0);
		tr_2_src(485, "tables.pml", 43);
	trans[0][566]	= settr(565,2,567,486,0,"(((path[from]==3)&&(6==2)))", 1, 2, 0);
		tr_2_src(486, "tables.pml", 44);
	trans[0][567]	= settr(566,2,580,487,487,"path[from] = 2", 1, 2, 0);
		tr_2_src(487, "tables.pml", 44);
	trans[0][568]	= settr(567,2,569,488,0,"(((path[from]==3)&&(6==8)))", 1, 2, 0);
		tr_2_src(488, "tables.pml", 45);
	trans[0][569]	= settr(568,2,580,489,489,"path[from] = 1", 1, 2, 0);
		tr_2_src(489, "tables.pml", 45);
	trans[0][570]	= settr(569,2,571,490,0,"(((path[from]==2)&&(6==9)))", 1, 2, 0);
		tr_2_src(490, "tables.pml", 46);
	trans[0][571]	= settr(570,2,580,491,491,"path[from] = 5", 1, 2, 0);
		tr_2_src(491, "tables.pml", 46);
	trans[0][572]	= settr(571,2,573,492,0,"(((path[from]==2)&&(6==8)))", 1, 2, 0);
		tr_2_src(492, "tables.pml", 47);
	trans[0][573]	= settr(572,2,580,493,493,"path[from] = 1", 1, 2, 0);
		tr_2_src(493, "tables.pml", 47);
	trans[0][574]	= settr(573,2,575,494,0,"(((path[from]==1)&&(6==1)))", 1, 2, 0);
		tr_2_src(494, "tables.pml", 48);
	trans[0][575]	= settr(574,2,580,495,495,"path[from] = 6", 1, 2, 0);
		tr_2_src(495, "tables.pml", 48);
	trans[0][576]	= settr(575,2,580,2,0,"else", 1, 2, 0);
	trans[0][580]	= settr(579,2,581,496,496,"since[from] = epoch", 1, 2, 0);
		tr_2_src(496, "failover.pml", 121);
	trans[0][581]	= settr(580,2,582,497,497,"unanswered[from] = 0", 1, 2, 0);
		tr_2_src(497, "failover.pml", 122);
	trans[0][582]	= settr(581,2,699,498,498,"heard[from] = 0", 1, 2, 0);
		tr_2_src(498, "failover.pml", 123);
	T = trans[0][699] = settr(698,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:124 */
	T = T->nxt	= settr(698,2,583,0,0,"IF", 1, 2, 0);
		/* failover.pml:124 */
	    T->nxt	= settr(698,2,655,0,0,"IF", 1, 2, 0);
		/* failover.pml:124 */
	trans[0][583]	= settr(582,2,617,499,0,"(((path[(1-from)]==5)||(path[(1-from)]==4)))", 1, 2, 0);
		tr_2_src(499, "failover.pml", 125);
	T = trans[ 0][617] = settr(616,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(616,0,615,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][615] = settr(614,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,584,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,586,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,588,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,590,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,592,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,594,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,596,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,598,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,600,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,602,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,604,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,606,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,608,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,610,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(614,2,612,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(614,2,614,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][584]	= settr(583,2,585,500,0,"(((failover==4)&&(9==9)))", 1, 2, 0);
		tr_2_src(500, "tables.pml", 8);
	trans[0][585]	= settr(584,2,618,501,501,"failover = 3", 1, 2, 0);
		tr_2_src(501, "tables.pml", 8);
	trans[0][616]	= settr(615,2,618,1,0,".(goto)", 1, 2, 0);
	trans[0][586]	= settr(585,2,587,502,0,"(((failover==4)&&(9==8)))", 1, 2, 0);
		tr_2_src(502, "tables.pml", 9);
	trans[0][587]	= settr(586,2,618,503,503,"failover = 2", 1, 2, 0);
		tr_2_src(503, "tables.pml", 9);
	trans[0][588]	= settr(587,2,589,504,0,"(((failover==4)&&(9==7)))", 1, 2, 0);
		tr_2_src(504, "tables.pml", 10);
	trans[0][589]	= settr(588,2,618,505,505,"failover = 4", 1, 2, 0);
		tr_2_src(505, "tables.pml", 10);
	trans[0][590]	= settr(589,2,591,506,0,"(((failover==4)&&(9==6)))", 1, 2, 0);
		tr_2_src(506, "tables.pml", 11);
	trans[0][591]	= settr(590,2,618,507,507,"failover = 1", 1, 2, 0);
		tr_2_src(507, "tables.pml", 11);
	trans[0][592]	= settr(591,2,593,508,0,"(((failover==3)&&(9==5)))", 1, 2, 0);
		tr_2_src(508, "tables.pml", 12);
	trans[0][593]	= settr(592,2,618,509,509,"failover = 4", 1, 2, 0);
		tr_2_src(509, "tables.pml", 12);
	trans[0][594]	= settr(593,2,595,510,0,"(((failover==3)&&(9==4)))", 1, 2, 0);
		tr_2_src(510, "tables.pml", 13);
	trans[0][595]	= settr(594,2,618,511,511,"failover = 4", 1, 2, 0);
		tr_2_src(511, "tables.pml", 13);
	trans[0][596]	= settr(595,2,597,512,0,"(((failover==3)&&(9==3)))", 1, 2, 0);
		tr_2_src(512, "tables.pml", 14);
	trans[0][597]	= settr(596,2,618,513,513,"failover = 2", 1, 2, 0);
		tr_2_src(513, "tables.pml", 14);
	trans[0][598]	= settr(597,2,599,514,0,"(((failover==3)&&(9==7)))", 1, 2, 0);
		tr_2_src(514, "tables.pml", 15);
	trans[0][599]	= settr(598,2,618,515,515,"failover = 4", 1, 2, 0);
		tr_2_src(515, "tables.pml", 15);
	trans[0][600]	= settr(599,2,601,516,0,"(((failover==3)&&(9==6)))", 1, 2, 0);
		tr_2_src(516, "tables.pml", 16);
	trans[0][601]	= settr(600,2,618,517,517,"failover = 1", 1, 2, 0);
		tr_2_src(517, "tables.pml", 16);
	trans[0][602]	= settr(601,2,603,518,0,"(((failover==2)&&(9==4)))", 1, 2, 0);
		tr_2_src(518, "tables.pml", 17);
	trans[0][603]	= settr(602,2,618,519,519,"failover = 4", 1, 2, 0);
		tr_2_src(519, "tables.pml", 17);
	trans[0][604]	= settr(603,2,605,520,0,"(((failover==2)&&(9==2)))", 1, 2, 0);
		tr_2_src(520, "tables.pml", 18);
	trans[0][605]	= settr(604,2,618,521,521,"failover = 3", 1, 2, 0);
		tr_2_src(521, "tables.pml", 18);
	trans[0][606]	= settr(605,2,607,522,0,"(((failover==2)&&(9==1)))", 1, 2, 0);
		tr_2_src(522, "tables.pml", 19);
	trans[0][607]	= settr(606,2,618,523,523,"failover = 2", 1, 2, 0);
		tr_2_src(523, "tables.pml", 19);
	trans[0][608]	= settr(607,2,609,524,0,"(((failover==2)&&(9==7)))", 1, 2, 0);
		tr_2_src(524, "tables.pml", 20);
	trans[0][609]	= settr(608,2,618,525,525,"failover = 4", 1, 2, 0);
		tr_2_src(525, "tables.pml", 20);
	trans[0][610]	= settr(609,2,611,526,0,"(((failover==2)&&(9==6)))", 1, 2, 0);
		tr_2_src(526, "tables.pml", 21);
	trans[0][611]	= settr(610,2,618,527,527,"failover = 1", 1, 2, 0);
		tr_2_src(527, "tables.pml", 21);
	trans[0][612]	= settr(611,2,613,528,0,"(((failover==1)&&(9==1)))", 1, 2, 0);
		tr_2_src(528, "tables.pml", 22);
	trans[0][613]	= settr(612,2,618,529,529,"failover = 4", 1, 2, 0);
		tr_2_src(529, "tables.pml", 22);
	trans[0][614]	= settr(613,2,618,2,0,"else", 1, 2, 0);
	trans[0][618]	= settr(617,2,645,530,530,"to = (1-from)", 1, 2, 0);
		tr_2_src(530, "failover.pml", 125);
	T = trans[ 0][645] = settr(644,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(644,0,630,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][630] = settr(629,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(629,2,619,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(629,2,629,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][619]	= settr(618,2,628,531,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(531, "failover.pml", 106);
	T = trans[ 0][628] = settr(627,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(627,0,626,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][626] = settr(625,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(625,2,620,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(625,2,622,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(625,2,624,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][620]	= settr(619,2,621,532,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(532, "failover.pml", 74);
	trans[0][621]	= settr(620,2,643,533,533,"data[to]!una,epoch", 1, 3, 0);
		tr_2_src(533, "failover.pml", 74);
	trans[0][627]	= settr(626,2,643,1,0,".(goto)", 1, 2, 0);
	trans[0][622]	= settr(621,2,623,534,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(534, "failover.pml", 75);
	trans[0][623]	= settr(622,2,643,535,535,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(535, "failover.pml", 75);
	trans[0][624]	= settr(623,2,625,536,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(536, "failover.pml", 76);
	trans[0][625]	= settr(624,2,643,1,0,"(1)", 1, 2, 0);
	trans[0][631]	= settr(630,2,643,1,0,".(goto)", 1, 2, 0);
	trans[0][629]	= settr(628,2,643,2,0,"else", 1, 2, 0);
	T = trans[0][643] = settr(642,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(642,2,632,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(642,2,642,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][632]	= settr(631,2,641,537,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(537, "failover.pml", 107);
	T = trans[ 0][641] = settr(640,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(640,0,639,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][639] = settr(638,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(638,2,633,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(638,2,635,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(638,2,637,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][633]	= settr(632,2,634,538,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(538, "failover.pml", 74);
	trans[0][634]	= settr(633,2,654,539,539,"data[to]!(una+1),epoch", 1, 3, 0);
		tr_2_src(539, "failover.pml", 74);
	trans[0][640]	= settr(639,2,654,1,0,".(goto)", 1, 2, 0);
	trans[0][635]	= settr(634,2,636,540,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(540, "failover.pml", 75);
	trans[0][636]	= settr(635,2,654,541,541,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(541, "failover.pml", 75);
	trans[0][637]	= settr(636,2,638,542,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(542, "failover.pml", 76);
	trans[0][638]	= settr(637,2,654,1,0,"(1)", 1, 2, 0);
	trans[0][644]	= settr(643,2,654,1,0,".(goto)", 1, 2, 0);
	trans[0][642]	= settr(641,2,654,2,0,"else", 1, 2, 0);
	T = trans[ 0][654] = settr(653,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(653,0,652,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][652] = settr(651,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(651,2,646,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(651,2,648,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(651,2,650,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][646]	= settr(645,2,647,543,0,"((forward[from]&&nfull(data[from])))", 1, 3, 0);
		tr_2_src(543, "failover.pml", 74);
	trans[0][647]	= settr(646,2,709,544,544,"data[from]!una,epoch", 1, 3, 0);
		tr_2_src(544, "failover.pml", 74);
	trans[0][653]	= settr(652,2,709,1,0,".(goto)", 1, 2, 0);
	trans[0][648]	= settr(647,2,649,545,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(545, "failover.pml", 75);
	trans[0][649]	= settr(648,2,709,546,546,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(546, "failover.pml", 75);
	trans[0][650]	= settr(649,2,651,547,0,"((!(forward[from])||(len(data[from])==2)))", 1, 2, 0);
		tr_2_src(547, "failover.pml", 76);
	trans[0][651]	= settr(650,2,709,1,0,"(1)", 1, 2, 0);
	trans[0][700]	= settr(699,2,709,1,0,".(goto)", 1, 2, 0);
	trans[0][655]	= settr(654,2,689,2,0,"else", 1, 2, 0);
	T = trans[ 0][689] = settr(688,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(688,0,687,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][687] = settr(686,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,656,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,658,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,660,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,662,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,664,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,666,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,668,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,670,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,672,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,674,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,676,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,678,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,680,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,682,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(686,2,684,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(686,2,686,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][656]	= settr(655,2,657,548,0,"(((failover==4)&&(8==9)))", 1, 2, 0);
		tr_2_src(548, "tables.pml", 8);
	trans[0][657]	= settr(656,2,698,549,549,"failover = 3", 1, 2, 0);
		tr_2_src(549, "tables.pml", 8);
	trans[0][688]	= settr(687,2,698,1,0,".(goto)", 1, 2, 0);
	trans[0][658]	= settr(657,2,659,550,0,"(((failover==4)&&(8==8)))", 1, 2, 0);
		tr_2_src(550, "tables.pml", 9);
	trans[0][659]	= settr(658,2,698,551,551,"failover = 2", 1, 2, 0);
		tr_2_src(551, "tables.pml", 9);
	trans[0][660]	= settr(659,2,661,552,0,"(((failover==4)&&(8==7)))", 1, 2, 0);
		tr_2_src(552, "tables.pml", 10);
	trans[0][661]	= settr(660,2,698,553,553,"failover = 4", 1, 2, 0);
		tr_2_src(553, "tables.pml", 10);
	trans[0][662]	= settr(661,2,663,554,0,"(((failover==4)&&(8==6)))", 1, 2, 0);
		tr_2_src(554, "tables.pml", 11);
	trans[0][663]	= settr(662,2,698,555,555,"failover = 1", 1, 2, 0);
		tr_2_src(555, "tables.pml", 11);
	trans[0][664]	= settr(663,2,665,556,0,"(((failover==3)&&(8==5)))", 1, 2, 0);
		tr_2_src(556, "tables.pml", 12);
	trans[0][665]	= settr(664,2,698,557,557,"failover = 4", 1, 2, 0);
		tr_2_src(557, "tables.pml", 12);
	trans[0][666]	= settr(665,2,667,558,0,"(((failover==3)&&(8==4)))", 1, 2, 0);
		tr_2_src(558, "tables.pml", 13);
	trans[0][667]	= settr(666,2,698,559,559,"failover = 4", 1, 2, 0);
		tr_2_src(559, "tables.pml", 13);
	trans[0][668]	= settr(667,2,669,560,0,"(((failover==3)&&(8==3)))", 1, 2, 0);
		tr_2_src(560, "tables.pml", 14);
	trans[0][669]	= settr(668,2,698,561,561,"failover = 2", 1, 2, 0);
		tr_2_src(561, "tables.pml", 14);
	trans[0][670]	= settr(669,2,671,562,0,"(((failover==3)&&(8==7)))", 1, 2, 0);
		tr_2_src(562, "tables.pml", 15);
	trans[0][671]	= settr(670,2,698,563,563,"failover = 4", 1, 2, 0);
		tr_2_src(563, "tables.pml", 15);
	trans[0][672]	= settr(671,2,673,564,0,"(((failover==3)&&(8==6)))", 1, 2, 0);
		tr_2_src(564, "tables.pml", 16);
	trans[0][673]	= settr(672,2,698,565,565,"failover = 1", 1, 2, 0);
		tr_2_src(565, "tables.pml", 16);
	trans[0][674]	= settr(673,2,675,566,0,"(((failover==2)&&(8==4)))", 1, 2, 0);
		tr_2_src(566, "tables.pml", 17);
	trans[0][675]	= settr(674,2,698,567,567,"failover = 4", 1, 2, 0);
		tr_2_src(567, "tables.pml", 17);
	trans[0][676]	= settr(675,2,677,568,0,"(((failover==2)&&(8==2)))", 1, 2, 0);
		tr_2_src(568, "tables.pml", 18);
	trans[0][677]	= settr(676,2,698,569,569,"failover = 3", 1, 2, 0);
		tr_2_src(569, "tables.pml", 18);
	trans[0][678]	= settr(677,2,679,570,0,"(((failover==2)&&(8==1)))", 1, 2, 0);
		tr_2_src(570, "tables.pml", 19);
	trans[0][679]	= settr(678,2,698,571,571,"failover = 2", 1, 2, 0);
		tr_2_src(571, "tables.pml", 19);
	trans[0][680]	= settr(679,2,681,572,0,"(((failover==2)&&(8==7)))", 1, 2, 0);
		tr_2_src(572, "tables.pml", 20);
	trans[0][681]	= settr(680,2,698,573,573,"failover = 4", 1, 2, 0);
		tr_2_src(573, "tables.pml", 20);
	trans[0][682]	= settr(681,2,683,574,0,"(((failover==2)&&(8==6)))", 1, 2, 0);
		tr_2_src(574, "tables.pml", 21);
	trans[0][683]	= settr(682,2,698,575,575,"failover = 1", 1, 2, 0);
		tr_2_src(575, "tables.pml", 21);
	trans[0][684]	= settr(683,2,685,576,0,"(((failover==1)&&(8==1)))", 1, 2, 0);
		tr_2_src(576, "tables.pml", 22);
	trans[0][685]	= settr(684,2,698,577,577,"failover = 4", 1, 2, 0);
		tr_2_src(577, "tables.pml", 22);
	trans[0][686]	= settr(685,2,698,2,0,"else", 1, 2, 0);
	T = trans[ 0][698] = settr(697,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(697,0,696,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][696] = settr(695,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(695,2,690,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(695,2,692,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(695,2,694,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][690]	= settr(689,2,691,578,0,"((forward[from]&&nfull(data[from])))", 1, 3, 0);
		tr_2_src(578, "failover.pml", 74);
	trans[0][691]	= settr(690,2,709,579,579,"data[from]!una,epoch", 1, 3, 0);
		tr_2_src(579, "failover.pml", 74);
	trans[0][697]	= settr(696,2,709,1,0,".(goto)", 1, 2, 0);
	trans[0][692]	= settr(691,2,693,580,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(580, "failover.pml", 75);
	trans[0][693]	= settr(692,2,709,581,581,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(581, "failover.pml", 75);
	trans[0][694]	= settr(693,2,695,582,0,"((!(forward[from])||(len(data[from])==2)))", 1, 2, 0);
		tr_2_src(582, "failover.pml", 76);
	trans[0][695]	= settr(694,2,709,1,0,"(1)", 1, 2, 0);
	T = trans[ 0][709] = settr(708,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:80 */
	T->nxt	= settr(708,0,707,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:80 */
	T = trans[0][707] = settr(706,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	T = T->nxt	= settr(706,2,701,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	T = T->nxt	= settr(706,2,703,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	    T->nxt	= settr(706,2,705,0,0,"IF", 1, 2, 0);
		/* failover.pml:81 */
	trans[0][701]	= settr(700,2,702,583,0,"((forward[from]&&nfull(probes[from])))", 1, 5, 0);
		tr_2_src(583, "failover.pml", 82);
	trans[0][702]	= settr(701,2,708,584,584,"probes[from]!epoch,!(heard[from])", 1, 5, 0);
		tr_2_src(584, "failover.pml", 82);
	trans[0][708]	= settr(707,2,1580,1,0,".(goto)", 1, 2, 0);
	trans[0][703]	= settr(702,2,704,585,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(585, "failover.pml", 83);
	trans[0][704]	= settr(703,2,708,586,586,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(586, "failover.pml", 83);
	trans[0][705]	= settr(704,2,706,587,0,"((!(forward[from])||(len(probes[from])==2)))", 1, 2, 0);
		tr_2_src(587, "failover.pml", 84);
	trans[0][706]	= settr(705,2,708,1,0,"(1)", 1, 2, 0);
	trans[0][711]	= settr(710,2,938,588,0,"((failover==3))", 1, 2, 0);
		tr_2_src(588, "failover.pml", 178);
	T = trans[0][938] = settr(937,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:180 */
	T = T->nxt	= settr(937,2,712,0,0,"IF", 1, 2, 0);
		/* failover.pml:180 */
	    T->nxt	= settr(937,2,859,0,0,"IF", 1, 2, 0);
		/* failover.pml:180 */
	trans[0][712]	= settr(711,2,858,589,0,"(((path[from]==2)&&((path[to]==5)||(path[to]==4))))", 1, 2, 0);
		tr_2_src(589, "failover.pml", 181);
	T = trans[ 0][858] = settr(857,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T->nxt	= settr(857,0,746,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T = trans[ 0][746] = settr(745,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(745,0,744,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][744] = settr(743,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,713,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,715,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,717,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,719,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,721,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,723,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,725,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,727,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,729,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,731,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,733,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,735,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,737,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,739,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(743,2,741,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(743,2,743,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][713]	= settr(712,2,714,590,0,"(((failover==4)&&(7==9)))", 1, 2, 0);
		tr_2_src(590, "tables.pml", 8);
	trans[0][714]	= settr(713,2,828,591,591,"failover = 3", 1, 2, 0);
		tr_2_src(591, "tables.pml", 8);
	trans[0][745]	= settr(744,2,828,1,0,".(goto)", 1, 2, 0);
	trans[0][715]	= settr(714,2,716,592,0,"(((failover==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(592, "tables.pml", 9);
	trans[0][716]	= settr(715,2,828,593,593,"failover = 2", 1, 2, 0);
		tr_2_src(593, "tables.pml", 9);
	trans[0][717]	= settr(716,2,718,594,0,"(((failover==4)&&(7==7)))", 1, 2, 0);
		tr_2_src(594, "tables.pml", 10);
	trans[0][718]	= settr(717,2,828,595,595,"failover = 4", 1, 2, 0);
		tr_2_src(595, "tables.pml", 10);
	trans[0][719]	= settr(718,2,720,596,0,"(((failover==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(596, "tables.pml", 11);
	trans[0][720]	= settr(719,2,828,597,597,"failover = 1", 1, 2, 0);
		tr_2_src(597, "tables.pml", 11);
	trans[0][721]	= settr(720,2,722,598,0,"(((failover==3)&&(7==5)))", 1, 2, 0);
		tr_2_src(598, "tables.pml", 12);
	trans[0][722]	= settr(721,2,828,599,599,"failover = 4", 1, 2, 0);
		tr_2_src(599, "tables.pml", 12);
	trans[0][723]	= settr(722,2,724,600,0,"(((failover==3)&&(7==4)))", 1, 2, 0);
		tr_2_src(600, "tables.pml", 13);
	trans[0][724]	= settr(723,2,828,601,601,"failover = 4", 1, 2, 0);
		tr_2_src(601, "tables.pml", 13);
	trans[0][725]	= settr(724,2,726,602,0,"(((failover==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(602, "tables.pml", 14);
	trans[0][726]	= settr(725,2,828,603,603,"failover = 2", 1, 2, 0);
		tr_2_src(603, "tables.pml", 14);
	trans[0][727]	= settr(726,2,728,604,0,"(((failover==3)&&(7==7)))", 1, 2, 0);
		tr_2_src(604, "tables.pml", 15);
	trans[0][728]	= settr(727,2,828,605,605,"failover = 4", 1, 2, 0);
		tr_2_src(605, "tables.pml", 15);
	trans[0][729]	= settr(728,2,730,606,0,"(((failover==3)&&(7==6)))", 1, 2, 0);
		tr_2_src(606, "tables.pml", 16);
	trans[0][730]	= settr(729,2,828,607,607,"failover = 1", 1, 2, 0);
		tr_2_src(607, "tables.pml", 16);
	trans[0][731]	= settr(730,2,732,608,0,"(((failover==2)&&(7==4)))", 1, 2, 0);
		tr_2_src(608, "tables.pml", 17);
	trans[0][732]	= settr(731,2,828,609,609,"failover = 4", 1, 2, 0);
		tr_2_src(609, "tables.pml", 17);
	trans[0][733]	= settr(732,2,734,610,0,"(((failover==2)&&(7==2)))", 1, 2, 0);
		tr_2_src(610, "tables.pml", 18);
	trans[0][734]	= settr(733,2,828,611,611,"failover = 3", 1, 2, 0);
		tr_2_src(611, "tables.pml", 18);
	trans[0][735]	= settr(734,2,736,612,0,"(((failover==2)&&(7==1)))", 1, 2, 0);
		tr_2_src(612, "tables.pml", 19);
	trans[0][736]	= settr(735,2,828,613,613,"failover = 2", 1, 2, 0);
		tr_2_src(613, "tables.pml", 19);
	trans[0][737]	= settr(736,2,738,614,0,"(((failover==2)&&(7==7)))", 1, 2, 0);
		tr_2_src(614, "tables.pml", 20);
	trans[0][738]	= settr(737,2,828,615,615,"failover = 4", 1, 2, 0);
		tr_2_src(615, "tables.pml", 20);
	trans[0][739]	= settr(738,2,740,616,0,"(((failover==2)&&(7==6)))", 1, 2, 0);
		tr_2_src(616, "tables.pml", 21);
	trans[0][740]	= settr(739,2,828,617,617,"failover = 1", 1, 2, 0);
		tr_2_src(617, "tables.pml", 21);
	trans[0][741]	= settr(740,2,742,618,0,"(((failover==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(618, "tables.pml", 22);
	trans[0][742]	= settr(741,2,828,619,619,"failover = 4", 1, 2, 0);
		tr_2_src(619, "tables.pml", 22);
	trans[0][743]	= settr(742,2,828,2,0,"else", 1, 2, 0);
	T = trans[ 0][828] = settr(827,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(827,0,785,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][785] = settr(784,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(784,2,747,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(784,2,784,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][747]	= settr(746,2,783,620,0,"(((holder!=7)&&(holder!=to)))", 1, 2, 0);
		tr_2_src(620, "failover.pml", 112);
	T = trans[ 0][783] = settr(782,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(782,0,781,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][781] = settr(780,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,748,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,750,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,752,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,754,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,756,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,758,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,760,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,762,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,764,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,766,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,768,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,770,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,772,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,774,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,776,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(780,2,778,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(780,2,780,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][748]	= settr(747,2,749,621,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(621, "tables.pml", 33);
	trans[0][749]	= settr(748,2,787,622,622,"path[holder] = 5", 1, 2, 0);
		tr_2_src(622, "tables.pml", 33);
	trans[0][782]	= settr(781,2,787,1,0,".(goto)", 1, 2, 0);
	trans[0][750]	= settr(749,2,751,623,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(623, "tables.pml", 34);
	trans[0][751]	= settr(750,2,787,624,624,"path[holder] = 1", 1, 2, 0);
		tr_2_src(624, "tables.pml", 34);
	trans[0][752]	= settr(751,2,753,625,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(625, "tables.pml", 35);
	trans[0][753]	= settr(752,2,787,626,626,"path[holder] = 4", 1, 2, 0);
		tr_2_src(626, "tables.pml", 35);
	trans[0][754]	= settr(753,2,755,627,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(627, "tables.pml", 36);
	trans[0][755]	= settr(754,2,787,628,628,"path[holder] = 3", 1, 2, 0);
		tr_2_src(628, "tables.pml", 36);
	trans[0][756]	= settr(755,2,757,629,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(629, "tables.pml", 37);
	trans[0][757]	= settr(756,2,787,630,630,"path[holder] = 3", 1, 2, 0);
		tr_2_src(630, "tables.pml", 37);
	trans[0][758]	= settr(757,2,759,631,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(631, "tables.pml", 38);
	trans[0][759]	= settr(758,2,787,632,632,"path[holder] = 1", 1, 2, 0);
		tr_2_src(632, "tables.pml", 38);
	trans[0][760]	= settr(759,2,761,633,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(633, "tables.pml", 39);
	trans[0][761]	= settr(760,2,787,634,634,"path[holder] = 5", 1, 2, 0);
		tr_2_src(634, "tables.pml", 39);
	trans[0][762]	= settr(761,2,763,635,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(635, "tables.pml", 40);
	trans[0][763]	= settr(762,2,787,636,636,"path[holder] = 3", 1, 2, 0);
		tr_2_src(636, "tables.pml", 40);
	trans[0][764]	= settr(763,2,765,637,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(637, "tables.pml", 41);
	trans[0][765]	= settr(764,2,787,638,638,"path[holder] = 3", 1, 2, 0);
		tr_2_src(638, "tables.pml", 41);
	trans[0][766]	= settr(765,2,767,639,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(639, "tables.pml", 42);
	trans[0][767]	= settr(766,2,787,640,640,"path[holder] = 1", 1, 2, 0);
		tr_2_src(640, "tables.pml", 42);
	trans[0][768]	= settr(767,2,769,641,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(641, "tables.pml", 43);
	trans[0][769]	= settr(768,2,787,642,642,"path[holder] = 5", 1, 2, 0);
		tr_2_src(642, "tables.pml", 43);
	trans[0][770]	= settr(769,2,771,643,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(643, "tables.pml", 44);
	trans[0][771]	= settr(770,2,787,644,644,"path[holder] = 2", 1, 2, 0);
		tr_2_src(644, "tables.pml", 44);
	trans[0][772]	= settr(771,2,773,645,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(645, "tables.pml", 45);
	trans[0][773]	= settr(772,2,787,646,646,"path[holder] = 1", 1, 2, 0);
		tr_2_src(646, "tables.pml", 45);
	trans[0][774]	= settr(773,2,775,647,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(647, "tables.pml", 46);
	trans[0][775]	= settr(774,2,787,648,648,"path[holder] = 5", 1, 2, 0);
		tr_2_src(648, "tables.pml", 46);
	trans[0][776]	= settr(775,2,777,649,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(649, "tables.pml", 47);
	trans[0][777]	= settr(776,2,787,650,650,"path[holder] = 1", 1, 2, 0);
		tr_2_src(650, "tables.pml", 47);
	trans[0][778]	= settr(777,2,779,651,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(651, "tables.pml", 48);
	trans[0][779]	= settr(778,2,787,652,652,"path[holder] = 6", 1, 2, 0);
		tr_2_src(652, "tables.pml", 48);
	trans[0][780]	= settr(779,2,787,2,0,"else", 1, 2, 0);
	trans[0][786]	= settr(785,2,787,1,0,".(goto)", 1, 2, 0);
	trans[0][784]	= settr(783,2,787,2,0,"else", 1, 2, 0);
	trans[0][787]	= settr(786,2,826,653,653,"holder = to", 1, 2, 0);
		tr_2_src(653, "failover.pml", 113);
	T = trans[0][826] = settr(825,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(825,2,788,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(825,2,825,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][788]	= settr(787,2,824,654,0,"((to!=7))", 1, 2, 0);
		tr_2_src(654, "failover.pml", 114);
	T = trans[ 0][824] = settr(823,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(823,0,822,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][822] = settr(821,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,789,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,791,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,793,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,795,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,797,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,799,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,801,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,803,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,805,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,807,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,809,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,811,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,813,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,815,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,817,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(821,2,819,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(821,2,821,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][789]	= settr(788,2,790,655,0,"(((path[to]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(655, "tables.pml", 33);
	trans[0][790]	= settr(789,2,829,656,656,"path[to] = 5", 1, 2, 0);
		tr_2_src(656, "tables.pml", 33);
	trans[0][823]	= settr(822,2,829,1,0,".(goto)", 1, 2, 0);
	trans[0][791]	= settr(790,2,792,657,0,"(((path[to]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(657, "tables.pml", 34);
	trans[0][792]	= settr(791,2,829,658,658,"path[to] = 1", 1, 2, 0);
		tr_2_src(658, "tables.pml", 34);
	trans[0][793]	= settr(792,2,794,659,0,"(((path[to]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(659, "tables.pml", 35);
	trans[0][794]	= settr(793,2,829,660,660,"path[to] = 4", 1, 2, 0);
		tr_2_src(660, "tables.pml", 35);
	trans[0][795]	= settr(794,2,796,661,0,"(((path[to]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(661, "tables.pml", 36);
	trans[0][796]	= settr(795,2,829,662,662,"path[to] = 3", 1, 2, 0);
		tr_2_src(662, "tables.pml", 36);
	trans[0][797]	= settr(796,2,798,663,0,"(((path[to]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(663, "tables.pml", 37);
	trans[0][798]	= settr(797,2,829,664,664,"path[to] = 3", 1, 2, 0);
		tr_2_src(664, "tables.pml", 37);
	trans[0][799]	= settr(798,2,800,665,0,"(((path[to]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(665, "tables.pml", 38);
	trans[0][800]	= settr(799,2,829,666,666,"path[to] = 1", 1, 2, 0);
		tr_2_src(666, "tables.pml", 38);
	trans[0][801]	= settr(800,2,802,667,0,"(((path[to]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(667, "tables.pml", 39);
	trans[0][802]	= settr(801,2,829,668,668,"path[to] = 5", 1, 2, 0);
		tr_2_src(668, "tables.pml", 39);
	trans[0][803]	= settr(802,2,804,669,0,"(((path[to]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(669, "tables.pml", 40);
	trans[0][804]	= settr(803,2,829,670,670,"path[to] = 3", 1, 2, 0);
		tr_2_src(670, "tables.pml", 40);
	trans[0][805]	= settr(804,2,806,671,0,"(((path[to]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(671, "tables.pml", 41);
	trans[0][806]	= settr(805,2,829,672,672,"path[to] = 3", 1, 2, 0);
		tr_2_src(672, "tables.pml", 41);
	trans[0][807]	= settr(806,2,808,673,0,"(((path[to]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(673, "tables.pml", 42);
	trans[0][808]	= settr(807,2,829,674,674,"path[to] = 1", 1, 2, 0);
		tr_2_src(674, "tables.pml", 42);
	trans[0][809]	= settr(808,2,810,675,0,"(((path[to]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(675, "tables.pml", 43);
	trans[0][810]	= settr(809,2,829,676,676,"path[to] = 5", 1, 2, 0);
		tr_2_src(676, "tables.pml", 43);
	trans[0][811]	= settr(810,2,812,677,0,"(((path[to]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(677, "tables.pml", 44);
	trans[0][812]	= settr(811,2,829,678,678,"path[to] = 2", 1, 2, 0);
		tr_2_src(678, "tables.pml", 44);
	trans[0][813]	= settr(812,2,814,679,0,"(((path[to]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(679, "tables.pml", 45);
	trans[0][814]	= settr(813,2,829,680,680,"path[to] = 1", 1, 2, 0);
		tr_2_src(680, "tables.pml", 45);
	trans[0][815]	= settr(814,2,816,681,0,"(((path[to]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(681, "tables.pml", 46);
	trans[0][816]	= settr(815,2,829,682,682,"path[to] = 5", 1, 2, 0);
		tr_2_src(682, "tables.pml", 46);
	trans[0][817]	= settr(816,2,818,683,0,"(((path[to]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(683, "tables.pml", 47);
	trans[0][818]	= settr(817,2,829,684,684,"path[to] = 1", 1, 2, 0);
		tr_2_src(684, "tables.pml", 47);
	trans[0][819]	= settr(818,2,820,685,0,"(((path[to]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(685, "tables.pml", 48);
	trans[0][820]	= settr(819,2,829,686,686,"path[to] = 6", 1, 2, 0);
		tr_2_src(686, "tables.pml", 48);
	trans[0][821]	= settr(820,2,829,2,0,"else", 1, 2, 0);
	trans[0][827]	= settr(826,2,829,1,0,".(goto)", 1, 2, 0);
	trans[0][825]	= settr(824,2,829,2,0,"else", 1, 2, 0);
	trans[0][829]	= settr(828,2,830,687,687,"from = 7", 1, 2, 0);
		tr_2_src(687, "failover.pml", 131);
	trans[0][830]	= settr(829,2,857,688,688,"to = 7", 1, 2, 0);
		tr_2_src(688, "failover.pml", 131);
	T = trans[ 0][857] = settr(856,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(856,0,842,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][842] = settr(841,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(841,2,831,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(841,2,841,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][831]	= settr(830,2,840,689,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(689, "failover.pml", 106);
	T = trans[ 0][840] = settr(839,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(839,0,838,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][838] = settr(837,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(837,2,832,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(837,2,834,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(837,2,836,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][832]	= settr(831,2,833,690,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(690, "failover.pml", 74);
	trans[0][833]	= settr(832,2,855,691,691,"data[to]!una,epoch", 1, 3, 0);
		tr_2_src(691, "failover.pml", 74);
	trans[0][839]	= settr(838,2,855,1,0,".(goto)", 1, 2, 0);
	trans[0][834]	= settr(833,2,835,692,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(692, "failover.pml", 75);
	trans[0][835]	= settr(834,2,855,693,693,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(693, "failover.pml", 75);
	trans[0][836]	= settr(835,2,837,694,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(694, "failover.pml", 76);
	trans[0][837]	= settr(836,2,855,1,0,"(1)", 1, 2, 0);
	trans[0][843]	= settr(842,2,855,1,0,".(goto)", 1, 2, 0);
	trans[0][841]	= settr(840,2,855,2,0,"else", 1, 2, 0);
	T = trans[0][855] = settr(854,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(854,2,844,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(854,2,854,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][844]	= settr(843,2,853,695,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(695, "failover.pml", 107);
	T = trans[ 0][853] = settr(852,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(852,0,851,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][851] = settr(850,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(850,2,845,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(850,2,847,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(850,2,849,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][845]	= settr(844,2,846,696,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(696, "failover.pml", 74);
	trans[0][846]	= settr(845,2,939,697,697,"data[to]!(una+1),epoch", 1, 3, 0);
		tr_2_src(697, "failover.pml", 74);
	trans[0][852]	= settr(851,2,939,1,0,".(goto)", 1, 2, 0);
	trans[0][847]	= settr(846,2,848,698,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(698, "failover.pml", 75);
	trans[0][848]	= settr(847,2,939,699,699,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(699, "failover.pml", 75);
	trans[0][849]	= settr(848,2,850,700,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(700, "failover.pml", 76);
	trans[0][850]	= settr(849,2,939,1,0,"(1)", 1, 2, 0);
	trans[0][856]	= settr(855,2,939,1,0,".(goto)", 1, 2, 0);
	trans[0][854]	= settr(853,2,939,2,0,"else", 1, 2, 0);
	trans[0][939]	= settr(938,2,1580,1,0,".(goto)", 1, 2, 0);
	trans[0][859]	= settr(858,2,901,2,0,"else", 1, 2, 0);
	T = trans[0][901] = settr(900,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:183 */
	T = T->nxt	= settr(900,2,860,0,0,"IF", 1, 2, 0);
		/* failover.pml:183 */
	    T->nxt	= settr(900,2,900,0,0,"IF", 1, 2, 0);
		/* failover.pml:183 */
	trans[0][860]	= settr(859,2,896,701,0,"(((path[to]==5)||(path[to]==4)))", 1, 2, 0);
		tr_2_src(701, "failover.pml", 183);
	T = trans[ 0][896] = settr(895,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(895,0,894,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][894] = settr(893,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,861,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,863,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,865,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,867,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,869,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,871,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,873,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,875,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,877,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,879,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,881,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,883,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,885,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,887,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,889,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(893,2,891,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(893,2,893,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][861]	= settr(860,2,862,702,0,"(((path[to]==6)&&(6==9)))", 1, 2, 0);
		tr_2_src(702, "tables.pml", 33);
	trans[0][862]	= settr(861,2,897,703,703,"path[to] = 5", 1, 2, 0);
		tr_2_src(703, "tables.pml", 33);
	trans[0][895]	= settr(894,2,897,1,0,".(goto)", 1, 2, 0);
	trans[0][863]	= settr(862,2,864,704,0,"(((path[to]==6)&&(6==8)))", 1, 2, 0);
		tr_2_src(704, "tables.pml", 34);
	trans[0][864]	= settr(863,2,897,705,705,"path[to] = 1", 1, 2, 0);
		tr_2_src(705, "tables.pml", 34);
	trans[0][865]	= settr(864,2,866,706,0,"(((path[to]==5)&&(6==7)))", 1, 2, 0);
		tr_2_src(706, "tables.pml", 35);
	trans[0][866]	= settr(865,2,897,707,707,"path[to] = 4", 1, 2, 0);
		tr_2_src(707, "tables.pml", 35);
	trans[0][867]	= settr(866,2,868,708,0,"(((path[to]==5)&&(6==6)))", 1, 2, 0);
		tr_2_src(708, "tables.pml", 36);
	trans[0][868]	= settr(867,2,897,709,709,"path[to] = 3", 1, 2, 0);
		tr_2_src(709, "tables.pml", 36);
	trans[0][869]	= settr(868,2,870,710,0,"(((path[to]==5)&&(6==5)))", 1, 2, 0);
		tr_2_src(710, "tables.pml", 37);
	trans[0][870]	= settr(869,2,897,711,711,"path[to] = 3", 1, 2, 0);
		tr_2_src(711, "tables.pml", 37);
	trans[0][871]	= settr(870,2,872,712,0,"(((path[to]==5)&&(6==8)))", 1, 2, 0);
		tr_2_src(712, "tables.pml", 38);
	trans[0][872]	= settr(871,2,897,713,713,"path[to] = 1", 1, 2, 0);
		tr_2_src(713, "tables.pml", 38);
	trans[0][873]	= settr(872,2,874,714,0,"(((path[to]==4)&&(6==4)))", 1, 2, 0);
		tr_2_src(714, "tables.pml", 39);
	trans[0][874]	= settr(873,2,897,715,715,"path[to] = 5", 1, 2, 0);
		tr_2_src(715, "tables.pml", 39);
	trans[0][875]	= settr(874,2,876,716,0,"(((path[to]==4)&&(6==6)))", 1, 2, 0);
		tr_2_src(716, "tables.pml", 40);
	trans[0][876]	= settr(875,2,897,717,717,"path[to] = 3", 1, 2, 0);
		tr_2_src(717, "tables.pml", 40);
	trans[0][877]	= settr(876,2,878,718,0,"(((path[to]==4)&&(6==5)))", 1, 2, 0);
		tr_2_src(718, "tables.pml", 41);
	trans[0][878]	= settr(877,2,897,719,719,"path[to] = 3", 1, 2, 0);
		tr_2_src(719, "tables.pml", 41);
	trans[0][879]	= settr(878,2,880,720,0,"(((path[to]==4)&&(6==8)))", 1, 2, 0);
		tr_2_src(720, "tables.pml", 42);
	trans[0][880]	= settr(879,2,897,721,721,"path[to] = 1", 1, 2, 0);
		tr_2_src(721, "tables.pml", 42);
	trans[0][881]	= settr(880,2,882,722,0,"(((path[to]==3)&&(6==3)))", 1, 2, 0);
		tr_2_src(722, "tables.pml", 43);
	trans[0][882]	= settr(881,2,897,723,723,"path[to] = 5", 1, 2, 0);
		tr_2_src(723, "tables.pml", 43);
	trans[0][883]	= settr(882,2,884,724,0,"(((path[to]==3)&&(6==2)))", 1, 2, 0);
		tr_2_src(724, "tables.pml", 44);
	trans[0][884]	= settr(883,2,897,725,725,"path[to] = 2", 1, 2, 0);
		tr_2_src(725, "tables.pml", 44);
	trans[0][885]	= settr(884,2,886,726,0,"(((path[to]==3)&&(6==8)))", 1, 2, 0);
		tr_2_src(726, "tables.pml", 45);
	trans[0][886]	= settr(885,2,897,727,727,"path[to] = 1", 1, 2, 0);
		tr_2_src(727, "tables.pml", 45);
	trans[0][887]	= settr(886,2,888,728,0,"(((path[to]==2)&&(6==9)))", 1, 2, 0);
		tr_2_src(728, "tables.pml", 46);
	trans[0][888]	= settr(887,2,897,729,729,"path[to] = 5", 1, 2, 0);
		tr_2_src(729, "tables.pml", 46);
	trans[0][889]	= settr(888,2,890,730,0,"(((path[to]==2)&&(6==8)))", 1, 2, 0);
		tr_2_src(730, "tables.pml", 47);
	trans[0][890]	= settr(889,2,897,731,731,"path[to] = 1", 1, 2, 0);
		tr_2_src(731, "tables.pml", 47);
	trans[0][891]	= settr(890,2,892,732,0,"(((path[to]==1)&&(6==1)))", 1, 2, 0);
		tr_2_src(732, "tables.pml", 48);
	trans[0][892]	= settr(891,2,897,733,733,"path[to] = 6", 1, 2, 0);
		tr_2_src(733, "tables.pml", 48);
	trans[0][893]	= settr(892,2,897,2,0,"else", 1, 2, 0);
	trans[0][897]	= settr(896,2,898,734,734,"since[to] = epoch", 1, 2, 0);
		tr_2_src(734, "failover.pml", 183);
	trans[0][898]	= settr(897,2,899,735,735,"unanswered[to] = 0", 1, 2, 0);
		tr_2_src(735, "failover.pml", 183);
	trans[0][899]	= settr(898,2,936,736,736,"heard[to] = 0", 1, 2, 0);
		tr_2_src(736, "failover.pml", 183);
	trans[0][902]	= settr(901,2,936,1,0,".(goto)", 1, 2, 0);
	trans[0][900]	= settr(899,2,936,2,0,"else", 1, 2, 0);
	T = trans[ 0][936] = settr(935,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(935,0,934,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][934] = settr(933,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,903,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,905,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,907,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,909,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,911,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,913,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,915,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,917,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,919,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,921,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,923,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,925,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,927,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,929,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(933,2,931,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(933,2,933,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][903]	= settr(902,2,904,737,0,"(((failover==4)&&(3==9)))", 1, 2, 0);
		tr_2_src(737, "tables.pml", 8);
	trans[0][904]	= settr(903,2,937,738,738,"failover = 3", 1, 2, 0);
		tr_2_src(738, "tables.pml", 8);
	trans[0][935]	= settr(934,2,937,1,0,".(goto)", 1, 2, 0);
	trans[0][905]	= settr(904,2,906,739,0,"(((failover==4)&&(3==8)))", 1, 2, 0);
		tr_2_src(739, "tables.pml", 9);
	trans[0][906]	= settr(905,2,937,740,740,"failover = 2", 1, 2, 0);
		tr_2_src(740, "tables.pml", 9);
	trans[0][907]	= settr(906,2,908,741,0,"(((failover==4)&&(3==7)))", 1, 2, 0);
		tr_2_src(741, "tables.pml", 10);
	trans[0][908]	= settr(907,2,937,742,742,"failover = 4", 1, 2, 0);
		tr_2_src(742, "tables.pml", 10);
	trans[0][909]	= settr(908,2,910,743,0,"(((failover==4)&&(3==6)))", 1, 2, 0);
		tr_2_src(743, "tables.pml", 11);
	trans[0][910]	= settr(909,2,937,744,744,"failover = 1", 1, 2, 0);
		tr_2_src(744, "tables.pml", 11);
	trans[0][911]	= settr(910,2,912,745,0,"(((failover==3)&&(3==5)))", 1, 2, 0);
		tr_2_src(745, "tables.pml", 12);
	trans[0][912]	= settr(911,2,937,746,746,"failover = 4", 1, 2, 0);
		tr_2_src(746, "tables.pml", 12);
	trans[0][913]	= settr(912,2,914,747,0,"(((failover==3)&&(3==4)))", 1, 2, 0);
		tr_2_src(747, "tables.pml", 13);
	trans[0][914]	= settr(913,2,937,748,748,"failover = 4", 1, 2, 0);
		tr_2_src(748, "tables.pml", 13);
	trans[0][915]	= settr(914,2,916,749,0,"(((failover==3)&&(3==3)))", 1, 2, 0);
		tr_2_src(749, "tables.pml", 14);
	trans[0][916]	= settr(915,2,937,750,750,"failover = 2", 1, 2, 0);
		tr_2_src(750, "tables.pml", 14);
	trans[0][917]	= settr(916,2,918,751,0,"(((failover==3)&&(3==7)))", 1, 2, 0);
		tr_2_src(751, "tables.pml", 15);
	trans[0][918]	= settr(917,2,937,752,752,"failover = 4", 1, 2, 0);
		tr_2_src(752, "tables.pml", 15);
	trans[0][919]	= settr(918,2,920,753,0,"(((failover==3)&&(3==6)))", 1, 2, 0);
		tr_2_src(753, "tables.pml", 16);
	trans[0][920]	= settr(919,2,937,754,754,"failover = 1", 1, 2, 0);
		tr_2_src(754, "tables.pml", 16);
	trans[0][921]	= settr(920,2,922,755,0,"(((failover==2)&&(3==4)))", 1, 2, 0);
		tr_2_src(755, "tables.pml", 17);
	trans[0][922]	= settr(921,2,937,756,756,"failover = 4", 1, 2, 0);
		tr_2_src(756, "tables.pml", 17);
	trans[0][923]	= settr(922,2,924,757,0,"(((failover==2)&&(3==2)))", 1, 2, 0);
		tr_2_src(757, "tables.pml", 18);
	trans[0][924]	= settr(923,2,937,758,758,"failover = 3", 1, 2, 0);
		tr_2_src(758, "tables.pml", 18);
	trans[0][925]	= settr(924,2,926,759,0,"(((failover==2)&&(3==1)))", 1, 2, 0);
		tr_2_src(759, "tables.pml", 19);
	trans[0][926]	= settr(925,2,937,760,760,"failover = 2", 1, 2, 0);
		tr_2_src(760, "tables.pml", 19);
	trans[0][927]	= settr(926,2,928,761,0,"(((failover==2)&&(3==7)))", 1, 2, 0);
		tr_2_src(761, "tables.pml", 20);
	trans[0][928]	= settr(927,2,937,762,762,"failover = 4", 1, 2, 0);
		tr_2_src(762, "tables.pml", 20);
	trans[0][929]	= settr(928,2,930,763,0,"(((failover==2)&&(3==6)))", 1, 2, 0);
		tr_2_src(763, "tables.pml", 21);
	trans[0][930]	= settr(929,2,937,764,764,"failover = 1", 1, 2, 0);
		tr_2_src(764, "tables.pml", 21);
	trans[0][931]	= settr(930,2,932,765,0,"(((failover==1)&&(3==1)))", 1, 2, 0);
		tr_2_src(765, "tables.pml", 22);
	trans[0][932]	= settr(931,2,937,766,766,"failover = 4", 1, 2, 0);
		tr_2_src(766, "tables.pml", 22);
	trans[0][933]	= settr(932,2,937,2,0,"else", 1, 2, 0);
	trans[0][937]	= settr(936,2,939,767,767,"to = 7", 1, 2, 0);
		tr_2_src(767, "failover.pml", 185);
	trans[0][940]	= settr(939,2,1278,768,0,"((failover==2))", 1, 2, 0);
		tr_2_src(768, "failover.pml", 187);
	T = trans[0][1278] = settr(1277,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:188 */
	T = T->nxt	= settr(1277,2,941,0,0,"IF", 1, 2, 0);
		/* failover.pml:188 */
	T = T->nxt	= settr(1277,2,1088,0,0,"IF", 1, 2, 0);
		/* failover.pml:188 */
	T = T->nxt	= settr(1277,2,1205,0,0,"IF", 1, 2, 0);
		/* failover.pml:188 */
	    T->nxt	= settr(1277,2,1268,0,0,"IF", 1, 2, 0);
		/* failover.pml:188 */
	trans[0][941]	= settr(940,2,1087,769,0,"(((path[from]==2)&&((path[(1-from)]==5)||(path[(1-from)]==4))))", 1, 2, 0);
		tr_2_src(769, "failover.pml", 189);
	T = trans[ 0][1087] = settr(1086,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T->nxt	= settr(1086,0,975,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T = trans[ 0][975] = settr(974,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(974,0,973,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][973] = settr(972,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,942,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,944,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,946,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,948,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,950,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,952,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,954,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,956,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,958,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,960,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,962,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,964,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,966,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,968,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(972,2,970,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(972,2,972,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][942]	= settr(941,2,943,770,0,"(((failover==4)&&(7==9)))", 1, 2, 0);
		tr_2_src(770, "tables.pml", 8);
	trans[0][943]	= settr(942,2,1057,771,771,"failover = 3", 1, 2, 0);
		tr_2_src(771, "tables.pml", 8);
	trans[0][974]	= settr(973,2,1057,1,0,".(goto)", 1, 2, 0);
	trans[0][944]	= settr(943,2,945,772,0,"(((failover==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(772, "tables.pml", 9);
	trans[0][945]	= settr(944,2,1057,773,773,"failover = 2", 1, 2, 0);
		tr_2_src(773, "tables.pml", 9);
	trans[0][946]	= settr(945,2,947,774,0,"(((failover==4)&&(7==7)))", 1, 2, 0);
		tr_2_src(774, "tables.pml", 10);
	trans[0][947]	= settr(946,2,1057,775,775,"failover = 4", 1, 2, 0);
		tr_2_src(775, "tables.pml", 10);
	trans[0][948]	= settr(947,2,949,776,0,"(((failover==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(776, "tables.pml", 11);
	trans[0][949]	= settr(948,2,1057,777,777,"failover = 1", 1, 2, 0);
		tr_2_src(777, "tables.pml", 11);
	trans[0][950]	= settr(949,2,951,778,0,"(((failover==3)&&(7==5)))", 1, 2, 0);
		tr_2_src(778, "tables.pml", 12);
	trans[0][951]	= settr(950,2,1057,779,779,"failover = 4", 1, 2, 0);
		tr_2_src(779, "tables.pml", 12);
	trans[0][952]	= settr(951,2,953,780,0,"(((failover==3)&&(7==4)))", 1, 2, 0);
		tr_2_src(780, "tables.pml", 13);
	trans[0][953]	= settr(952,2,1057,781,781,"failover = 4", 1, 2, 0);
		tr_2_src(781, "tables.pml", 13);
	trans[0][954]	= settr(953,2,955,782,0,"(((failover==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(782, "tables.pml", 14);
	trans[0][955]	= settr(954,2,1057,783,783,"failover = 2", 1, 2, 0);
		tr_2_src(783, "tables.pml", 14);
	trans[0][956]	= settr(955,2,957,784,0,"(((failover==3)&&(7==7)))", 1, 2, 0);
		tr_2_src(784, "tables.pml", 15);
	trans[0][957]	= settr(956,2,1057,785,785,"failover = 4", 1, 2, 0);
		tr_2_src(785, "tables.pml", 15);
	trans[0][958]	= settr(957,2,959,786,0,"(((failover==3)&&(7==6)))", 1, 2, 0);
		tr_2_src(786, "tables.pml", 16);
	trans[0][959]	= settr(958,2,1057,787,787,"failover = 1", 1, 2, 0);
		tr_2_src(787, "tables.pml", 16);
	trans[0][960]	= settr(959,2,961,788,0,"(((failover==2)&&(7==4)))", 1, 2, 0);
		tr_2_src(788, "tables.pml", 17);
	trans[0][961]	= settr(960,2,1057,789,789,"failover = 4", 1, 2, 0);
		tr_2_src(789, "tables.pml", 17);
	trans[0][962]	= settr(961,2,963,790,0,"(((failover==2)&&(7==2)))", 1, 2, 0);
		tr_2_src(790, "tables.pml", 18);
	trans[0][963]	= settr(962,2,1057,791,791,"failover = 3", 1, 2, 0);
		tr_2_src(791, "tables.pml", 18);
	trans[0][964]	= settr(963,2,965,792,0,"(((failover==2)&&(7==1)))", 1, 2, 0);
		tr_2_src(792, "tables.pml", 19);
	trans[0][965]	= settr(964,2,1057,793,793,"failover = 2", 1, 2, 0);
		tr_2_src(793, "tables.pml", 19);
	trans[0][966]	= settr(965,2,967,794,0,"(((failover==2)&&(7==7)))", 1, 2, 0);
		tr_2_src(794, "tables.pml", 20);
	trans[0][967]	= settr(966,2,1057,795,795,"failover = 4", 1, 2, 0);
		tr_2_src(795, "tables.pml", 20);
	trans[0][968]	= settr(967,2,969,796,0,"(((failover==2)&&(7==6)))", 1, 2, 0);
		tr_2_src(796, "tables.pml", 21);
	trans[0][969]	= settr(968,2,1057,797,797,"failover = 1", 1, 2, 0);
		tr_2_src(797, "tables.pml", 21);
	trans[0][970]	= settr(969,2,971,798,0,"(((failover==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(798, "tables.pml", 22);
	trans[0][971]	= settr(970,2,1057,799,799,"failover = 4", 1, 2, 0);
		tr_2_src(799, "tables.pml", 22);
	trans[0][972]	= settr(971,2,1057,2,0,"else", 1, 2, 0);
	T = trans[ 0][1057] = settr(1056,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(1056,0,1014,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][1014] = settr(1013,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(1013,2,976,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(1013,2,1013,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][976]	= settr(975,2,1012,800,0,"(((holder!=7)&&(holder!=(1-from))))", 1, 2, 0);
		tr_2_src(800, "failover.pml", 112);
	T = trans[ 0][1012] = settr(1011,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1011,0,1010,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1010] = settr(1009,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,977,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,979,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,981,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,983,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,985,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,987,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,989,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,991,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,993,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,995,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,997,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,999,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,1001,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,1003,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,1005,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1009,2,1007,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1009,2,1009,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][977]	= settr(976,2,978,801,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(801, "tables.pml", 33);
	trans[0][978]	= settr(977,2,1016,802,802,"path[holder] = 5", 1, 2, 0);
		tr_2_src(802, "tables.pml", 33);
	trans[0][1011]	= settr(1010,2,1016,1,0,".(goto)", 1, 2, 0);
	trans[0][979]	= settr(978,2,980,803,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(803, "tables.pml", 34);
	trans[0][980]	= settr(979,2,1016,804,804,"path[holder] = 1", 1, 2, 0);
		tr_2_src(804, "tables.pml", 34);
	trans[0][981]	= settr(980,2,982,805,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(805, "tables.pml", 35);
	trans[0][982]	= settr(981,2,1016,806,806,"path[holder] = 4", 1, 2, 0);
		tr_2_src(806, "tables.pml", 35);
	trans[0][983]	= settr(982,2,984,807,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(807, "tables.pml", 36);
	trans[0][984]	= settr(983,2,1016,808,808,"path[holder] = 3", 1, 2, 0);
		tr_2_src(808, "tables.pml", 36);
	trans[0][985]	= settr(984,2,986,809,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(809, "tables.pml", 37);
	trans[0][986]	= settr(985,2,1016,810,810,"path[holder] = 3", 1, 2, 0);
		tr_2_src(810, "tables.pml", 37);
	trans[0][987]	= settr(986,2,988,811,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(811, "tables.pml", 38);
	trans[0][988]	= settr(987,2,1016,812,812,"path[holder] = 1", 1, 2, 0);
		tr_2_src(812, "tables.pml", 38);
	trans[0][989]	= settr(988,2,990,813,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(813, "tables.pml", 39);
	trans[0][990]	= settr(989,2,1016,814,814,"path[holder] = 5", 1, 2, 0);
		tr_2_src(814, "tables.pml", 39);
	trans[0][991]	= settr(990,2,992,815,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(815, "tables.pml", 40);
	trans[0][992]	= settr(991,2,1016,816,816,"path[holder] = 3", 1, 2, 0);
		tr_2_src(816, "tables.pml", 40);
	trans[0][993]	= settr(992,2,994,817,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(817, "tables.pml", 41);
	trans[0][994]	= settr(993,2,1016,818,818,"path[holder] = 3", 1, 2, 0);
		tr_2_src(818, "tables.pml", 41);
	trans[0][995]	= settr(994,2,996,819,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(819, "tables.pml", 42);
	trans[0][996]	= settr(995,2,1016,820,820,"path[holder] = 1", 1, 2, 0);
		tr_2_src(820, "tables.pml", 42);
	trans[0][997]	= settr(996,2,998,821,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(821, "tables.pml", 43);
	trans[0][998]	= settr(997,2,1016,822,822,"path[holder] = 5", 1, 2, 0);
		tr_2_src(822, "tables.pml", 43);
	trans[0][999]	= settr(998,2,1000,823,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(823, "tables.pml", 44);
	trans[0][1000]	= settr(999,2,1016,824,824,"path[holder] = 2", 1, 2, 0);
		tr_2_src(824, "tables.pml", 44);
	trans[0][1001]	= settr(1000,2,1002,825,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(825, "tables.pml", 45);
	trans[0][1002]	= settr(1001,2,1016,826,826,"path[holder] = 1", 1, 2, 0);
		tr_2_src(826, "tables.pml", 45);
	trans[0][1003]	= settr(1002,2,1004,827,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(827, "tables.pml", 46);
	trans[0][1004]	= settr(1003,2,1016,828,828,"path[holder] = 5", 1, 2, 0);
		tr_2_src(828, "tables.pml", 46);
	trans[0][1005]	= settr(1004,2,1006,829,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(829, "tables.pml", 47);
	trans[0][1006]	= settr(1005,2,1016,830,830,"path[holder] = 1", 1, 2, 0);
		tr_2_src(830, "tables.pml", 47);
	trans[0][1007]	= settr(1006,2,1008,831,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(831, "tables.pml", 48);
	trans[0][1008]	= settr(1007,2,1016,832,832,"path[holder] = 6", 1, 2, 0);
		tr_2_src(832, "tables.pml", 48);
	trans[0][1009]	= settr(1008,2,1016,2,0,"else", 1, 2, 0);
	trans[0][1015]	= settr(1014,2,1016,1,0,".(goto)", 1, 2, 0);
	trans[0][1013]	= settr(1012,2,1016,2,0,"else", 1, 2, 0);
	trans[0][1016]	= settr(1015,2,1055,833,833,"holder = (1-from)", 1, 2, 0);
		tr_2_src(833, "failover.pml", 113);
	T = trans[0][1055] = settr(1054,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(1054,2,1017,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(1054,2,1054,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][1017]	= settr(1016,2,1053,834,0,"(((1-from)!=7))", 1, 2, 0);
		tr_2_src(834, "failover.pml", 114);
	T = trans[ 0][1053] = settr(1052,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1052,0,1051,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1051] = settr(1050,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1018,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1020,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1022,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1024,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1026,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1028,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1030,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1032,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1034,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1036,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1038,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1040,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1042,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1044,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1046,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1050,2,1048,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1050,2,1050,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1018]	= settr(1017,2,1019,835,0,"(((path[(1-from)]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(835, "tables.pml", 33);
	trans[0][1019]	= settr(1018,2,1058,836,836,"path[(1-from)] = 5", 1, 2, 0);
		tr_2_src(836, "tables.pml", 33);
	trans[0][1052]	= settr(1051,2,1058,1,0,".(goto)", 1, 2, 0);
	trans[0][1020]	= settr(1019,2,1021,837,0,"(((path[(1-from)]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(837, "tables.pml", 34);
	trans[0][1021]	= settr(1020,2,1058,838,838,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(838, "tables.pml", 34);
	trans[0][1022]	= settr(1021,2,1023,839,0,"(((path[(1-from)]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(839, "tables.pml", 35);
	trans[0][1023]	= settr(1022,2,1058,840,840,"path[(1-from)] = 4", 1, 2, 0);
		tr_2_src(840, "tables.pml", 35);
	trans[0][1024]	= settr(1023,2,1025,841,0,"(((path[(1-from)]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(841, "tables.pml", 36);
	trans[0][1025]	= settr(1024,2,1058,842,842,"path[(1-from)] = 3", 1, 2, 0);
		tr_2_src(842, "tables.pml", 36);
	trans[0][1026]	= settr(1025,2,1027,843,0,"(((path[(1-from)]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(843, "tables.pml", 37);
	trans[0][1027]	= settr(1026,2,1058,844,844,"path[(1-from)] = 3", 1, 2, 0);
		tr_2_src(844, "tables.pml", 37);
	trans[0][1028]	= settr(1027,2,1029,845,0,"(((path[(1-from)]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(845, "tables.pml", 38);
	trans[0][1029]	= settr(1028,2,1058,846,846,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(846, "tables.pml", 38);
	trans[0][1030]	= settr(1029,2,1031,847,0,"(((path[(1-from)]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(847, "tables.pml", 39);
	trans[0][1031]	= settr(1030,2,1058,848,848,"path[(1-from)] = 5", 1, 2, 0);
		tr_2_src(848, "tables.pml", 39);
	trans[0][1032]	= settr(1031,2,1033,849,0,"(((path[(1-from)]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(849, "tables.pml", 40);
	trans[0][1033]	= settr(1032,2,1058,850,850,"path[(1-from)] = 3", 1, 2, 0);
		tr_2_src(850, "tables.pml", 40);
	trans[0][1034]	= settr(1033,2,1035,851,0,"(((path[(1-from)]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(851, "tables.pml", 41);
	trans[0][1035]	= settr(1034,2,1058,852,852,"path[(1-from)] = 3", 1, 2, 0);
		tr_2_src(852, "tables.pml", 41);
	trans[0][1036]	= settr(1035,2,1037,853,0,"(((path[(1-from)]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(853, "tables.pml", 42);
	trans[0][1037]	= settr(1036,2,1058,854,854,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(854, "tables.pml", 42);
	trans[0][1038]	= settr(1037,2,1039,855,0,"(((path[(1-from)]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(855, "tables.pml", 43);
	trans[0][1039]	= settr(1038,2,1058,856,856,"path[(1-from)] = 5", 1, 2, 0);
		tr_2_src(856, "tables.pml", 43);
	trans[0][1040]	= settr(1039,2,1041,857,0,"(((path[(1-from)]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(857, "tables.pml", 44);
	trans[0][1041]	= settr(1040,2,1058,858,858,"path[(1-from)] = 2", 1, 2, 0);
		tr_2_src(858, "tables.pml", 44);
	trans[0][1042]	= settr(1041,2,1043,859,0,"(((path[(1-from)]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(859, "tables.pml", 45);
	trans[0][1043]	= settr(1042,2,1058,860,860,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(860, "tables.pml", 45);
	trans[0][1044]	= settr(1043,2,1045,861,0,"(((path[(1-from)]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(861, "tables.pml", 46);
	trans[0][1045]	= settr(1044,2,1058,862,862,"path[(1-from)] = 5", 1, 2, 0);
		tr_2_src(862, "tables.pml", 46);
	trans[0][1046]	= settr(1045,2,1047,863,0,"(((path[(1-from)]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(863, "tables.pml", 47);
	trans[0][1047]	= settr(1046,2,1058,864,864,"path[(1-from)] = 1", 1, 2, 0);
		tr_2_src(864, "tables.pml", 47);
	trans[0][1048]	= settr(1047,2,1049,865,0,"(((path[(1-from)]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(865, "tables.pml", 48);
	trans[0][1049]	= settr(1048,2,1058,866,866,"path[(1-from)] = 6", 1, 2, 0);
		tr_2_src(866, "tables.pml", 48);
	trans[0][1050]	= settr(1049,2,1058,2,0,"else", 1, 2, 0);
	trans[0][1056]	= settr(1055,2,1058,1,0,".(goto)", 1, 2, 0);
	trans[0][1054]	= settr(1053,2,1058,2,0,"else", 1, 2, 0);
	trans[0][1058]	= settr(1057,2,1059,867,867,"from = 7", 1, 2, 0);
		tr_2_src(867, "failover.pml", 131);
	trans[0][1059]	= settr(1058,2,1086,868,868,"to = 7", 1, 2, 0);
		tr_2_src(868, "failover.pml", 131);
	T = trans[ 0][1086] = settr(1085,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(1085,0,1071,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][1071] = settr(1070,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(1070,2,1060,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(1070,2,1070,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][1060]	= settr(1059,2,1069,869,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(869, "failover.pml", 106);
	T = trans[ 0][1069] = settr(1068,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1068,0,1067,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1067] = settr(1066,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1066,2,1061,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1066,2,1063,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1066,2,1065,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1061]	= settr(1060,2,1062,870,0,"((forward[(1-from)]&&nfull(data[(1-from)])))", 1, 3, 0);
		tr_2_src(870, "failover.pml", 74);
	trans[0][1062]	= settr(1061,2,1084,871,871,"data[(1-from)]!una,epoch", 1, 3, 0);
		tr_2_src(871, "failover.pml", 74);
	trans[0][1068]	= settr(1067,2,1084,1,0,".(goto)", 1, 2, 0);
	trans[0][1063]	= settr(1062,2,1064,872,0,"((forward[(1-from)]&&(losses>0)))", 1, 2, 0);
		tr_2_src(872, "failover.pml", 75);
	trans[0][1064]	= settr(1063,2,1084,873,873,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(873, "failover.pml", 75);
	trans[0][1065]	= settr(1064,2,1066,874,0,"((!(forward[(1-from)])||(len(data[(1-from)])==2)))", 1, 2, 0);
		tr_2_src(874, "failover.pml", 76);
	trans[0][1066]	= settr(1065,2,1084,1,0,"(1)", 1, 2, 0);
	trans[0][1072]	= settr(1071,2,1084,1,0,".(goto)", 1, 2, 0);
	trans[0][1070]	= settr(1069,2,1084,2,0,"else", 1, 2, 0);
	T = trans[0][1084] = settr(1083,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(1083,2,1073,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(1083,2,1083,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][1073]	= settr(1072,2,1082,875,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(875, "failover.pml", 107);
	T = trans[ 0][1082] = settr(1081,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1081,0,1080,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1080] = settr(1079,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1079,2,1074,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1079,2,1076,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1079,2,1078,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1074]	= settr(1073,2,1075,876,0,"((forward[(1-from)]&&nfull(data[(1-from)])))", 1, 3, 0);
		tr_2_src(876, "failover.pml", 74);
	trans[0][1075]	= settr(1074,2,1279,877,877,"data[(1-from)]!(una+1),epoch", 1, 3, 0);
		tr_2_src(877, "failover.pml", 74);
	trans[0][1081]	= settr(1080,2,1279,1,0,".(goto)", 1, 2, 0);
	trans[0][1076]	= settr(1075,2,1077,878,0,"((forward[(1-from)]&&(losses>0)))", 1, 2, 0);
		tr_2_src(878, "failover.pml", 75);
	trans[0][1077]	= settr(1076,2,1279,879,879,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(879, "failover.pml", 75);
	trans[0][1078]	= settr(1077,2,1079,880,0,"((!(forward[(1-from)])||(len(data[(1-from)])==2)))", 1, 2, 0);
		tr_2_src(880, "failover.pml", 76);
	trans[0][1079]	= settr(1078,2,1279,1,0,"(1)", 1, 2, 0);
	trans[0][1085]	= settr(1084,2,1279,1,0,".(goto)", 1, 2, 0);
	trans[0][1083]	= settr(1082,2,1279,2,0,"else", 1, 2, 0);
	trans[0][1279]	= settr(1278,2,1580,1,0,".(goto)", 1, 2, 0);
	trans[0][1088]	= settr(1087,2,1122,881,0,"(((path[from]==2)&&!(((path[(1-from)]==5)||(path[(1-from)]==4)))))", 1, 2, 0);
		tr_2_src(881, "failover.pml", 190);
	T = trans[ 0][1122] = settr(1121,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(1121,0,1120,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][1120] = settr(1119,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1089,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1091,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1093,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1095,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1097,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1099,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1101,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1103,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1105,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1107,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1109,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1111,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1113,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1115,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1119,2,1117,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(1119,2,1119,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][1089]	= settr(1088,2,1090,882,0,"(((failover==4)&&(6==9)))", 1, 2, 0);
		tr_2_src(882, "tables.pml", 8);
	trans[0][1090]	= settr(1089,2,1204,883,883,"failover = 3", 1, 2, 0);
		tr_2_src(883, "tables.pml", 8);
	trans[0][1121]	= settr(1120,2,1204,1,0,".(goto)", 1, 2, 0);
	trans[0][1091]	= settr(1090,2,1092,884,0,"(((failover==4)&&(6==8)))", 1, 2, 0);
		tr_2_src(884, "tables.pml", 9);
	trans[0][1092]	= settr(1091,2,1204,885,885,"failover = 2", 1, 2, 0);
		tr_2_src(885, "tables.pml", 9);
	trans[0][1093]	= settr(1092,2,1094,886,0,"(((failover==4)&&(6==7)))", 1, 2, 0);
		tr_2_src(886, "tables.pml", 10);
	trans[0][1094]	= settr(1093,2,1204,887,887,"failover = 4", 1, 2, 0);
		tr_2_src(887, "tables.pml", 10);
	trans[0][1095]	= settr(1094,2,1096,888,0,"(((failover==4)&&(6==6)))", 1, 2, 0);
		tr_2_src(888, "tables.pml", 11);
	trans[0][1096]	= settr(1095,2,1204,889,889,"failover = 1", 1, 2, 0);
		tr_2_src(889, "tables.pml", 11);
	trans[0][1097]	= settr(1096,2,1098,890,0,"(((failover==3)&&(6==5)))", 1, 2, 0);
		tr_2_src(890, "tables.pml", 12);
	trans[0][1098]	= settr(1097,2,1204,891,891,"failover = 4", 1, 2, 0);
		tr_2_src(891, "tables.pml", 12);
	trans[0][1099]	= settr(1098,2,1100,892,0,"(((failover==3)&&(6==4)))", 1, 2, 0);
		tr_2_src(892, "tables.pml", 13);
	trans[0][1100]	= settr(1099,2,1204,893,893,"failover = 4", 1, 2, 0);
		tr_2_src(893, "tables.pml", 13);
	trans[0][1101]	= settr(1100,2,1102,894,0,"(((failover==3)&&(6==3)))", 1, 2, 0);
		tr_2_src(894, "tables.pml", 14);
	trans[0][1102]	= settr(1101,2,1204,895,895,"failover = 2", 1, 2, 0);
		tr_2_src(895, "tables.pml", 14);
	trans[0][1103]	= settr(1102,2,1104,896,0,"(((failover==3)&&(6==7)))", 1, 2, 0);
		tr_2_src(896, "tables.pml", 15);
	trans[0][1104]	= settr(1103,2,1204,897,897,"failover = 4", 1, 2, 0);
		tr_2_src(897, "tables.pml", 15);
	trans[0][1105]	= settr(1104,2,1106,898,0,"(((failover==3)&&(6==6)))", 1, 2, 0);
		tr_2_src(898, "tables.pml", 16);
	trans[0][1106]	= settr(1105,2,1204,899,899,"failover = 1", 1, 2, 0);
		tr_2_src(899, "tables.pml", 16);
	trans[0][1107]	= settr(1106,2,1108,900,0,"(((failover==2)&&(6==4)))", 1, 2, 0);
		tr_2_src(900, "tables.pml", 17);
	trans[0][1108]	= settr(1107,2,1204,901,901,"failover = 4", 1, 2, 0);
		tr_2_src(901, "tables.pml", 17);
	trans[0][1109]	= settr(1108,2,1110,902,0,"(((failover==2)&&(6==2)))", 1, 2, 0);
		tr_2_src(902, "tables.pml", 18);
	trans[0][1110]	= settr(1109,2,1204,903,903,"failover = 3", 1, 2, 0);
		tr_2_src(903, "tables.pml", 18);
	trans[0][1111]	= settr(1110,2,1112,904,0,"(((failover==2)&&(6==1)))", 1, 2, 0);
		tr_2_src(904, "tables.pml", 19);
	trans[0][1112]	= settr(1111,2,1204,905,905,"failover = 2", 1, 2, 0);
		tr_2_src(905, "tables.pml", 19);
	trans[0][1113]	= settr(1112,2,1114,906,0,"(((failover==2)&&(6==7)))", 1, 2, 0);
		tr_2_src(906, "tables.pml", 20);
	trans[0][1114]	= settr(1113,2,1204,907,907,"failover = 4", 1, 2, 0);
		tr_2_src(907, "tables.pml", 20);
	trans[0][1115]	= settr(1114,2,1116,908,0,"(((failover==2)&&(6==6)))", 1, 2, 0);
		tr_2_src(908, "tables.pml", 21);
	trans[0][1116]	= settr(1115,2,1204,909,909,"failover = 1", 1, 2, 0);
		tr_2_src(909, "tables.pml", 21);
	trans[0][1117]	= settr(1116,2,1118,910,0,"(((failover==1)&&(6==1)))", 1, 2, 0);
		tr_2_src(910, "tables.pml", 22);
	trans[0][1118]	= settr(1117,2,1204,911,911,"failover = 4", 1, 2, 0);
		tr_2_src(911, "tables.pml", 22);
	trans[0][1119]	= settr(1118,2,1204,2,0,"else", 1, 2, 0);
	T = trans[ 0][1204] = settr(1203,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(1203,0,1161,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][1161] = settr(1160,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(1160,2,1123,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(1160,2,1160,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][1123]	= settr(1122,2,1159,912,0,"(((holder!=7)&&(holder!=7)))", 1, 2, 0);
		tr_2_src(912, "failover.pml", 112);
	T = trans[ 0][1159] = settr(1158,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1158,0,1157,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1157] = settr(1156,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1124,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1126,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1128,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1130,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1132,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1134,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1136,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1138,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1140,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1142,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1144,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1146,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1148,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1150,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1152,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1156,2,1154,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1156,2,1156,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1124]	= settr(1123,2,1125,913,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(913, "tables.pml", 33);
	trans[0][1125]	= settr(1124,2,1163,914,914,"path[holder] = 5", 1, 2, 0);
		tr_2_src(914, "tables.pml", 33);
	trans[0][1158]	= settr(1157,2,1163,1,0,".(goto)", 1, 2, 0);
	trans[0][1126]	= settr(1125,2,1127,915,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(915, "tables.pml", 34);
	trans[0][1127]	= settr(1126,2,1163,916,916,"path[holder] = 1", 1, 2, 0);
		tr_2_src(916, "tables.pml", 34);
	trans[0][1128]	= settr(1127,2,1129,917,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(917, "tables.pml", 35);
	trans[0][1129]	= settr(1128,2,1163,918,918,"path[holder] = 4", 1, 2, 0);
		tr_2_src(918, "tables.pml", 35);
	trans[0][1130]	= settr(1129,2,1131,919,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(919, "tables.pml", 36);
	trans[0][1131]	= settr(1130,2,1163,920,920,"path[holder] = 3", 1, 2, 0);
		tr_2_src(920, "tables.pml", 36);
	trans[0][1132]	= settr(1131,2,1133,921,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(921, "tables.pml", 37);
	trans[0][1133]	= settr(1132,2,1163,922,922,"path[holder] = 3", 1, 2, 0);
		tr_2_src(922, "tables.pml", 37);
	trans[0][1134]	= settr(1133,2,1135,923,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(923, "tables.pml", 38);
	trans[0][1135]	= settr(1134,2,1163,924,924,"path[holder] = 1", 1, 2, 0);
		tr_2_src(924, "tables.pml", 38);
	trans[0][1136]	= settr(1135,2,1137,925,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(925, "tables.pml", 39);
	trans[0][1137]	= settr(1136,2,1163,926,926,"path[holder] = 5", 1, 2, 0);
		tr_2_src(926, "tables.pml", 39);
	trans[0][1138]	= settr(1137,2,1139,927,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(927, "tables.pml", 40);
	trans[0][1139]	= settr(1138,2,1163,928,928,"path[holder] = 3", 1, 2, 0);
		tr_2_src(928, "tables.pml", 40);
	trans[0][1140]	= settr(1139,2,1141,929,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(929, "tables.pml", 41);
	trans[0][1141]	= settr(1140,2,1163,930,930,"path[holder] = 3", 1, 2, 0);
		tr_2_src(930, "tables.pml", 41);
	trans[0][1142]	= settr(1141,2,1143,931,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(931, "tables.pml", 42);
	trans[0][1143]	= settr(1142,2,1163,932,932,"path[holder] = 1", 1, 2, 0);
		tr_2_src(932, "tables.pml", 42);
	trans[0][1144]	= settr(1143,2,1145,933,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(933, "tables.pml", 43);
	trans[0][1145]	= settr(1144,2,1163,934,934,"path[holder] = 5", 1, 2, 0);
		tr_2_src(934, "tables.pml", 43);
	trans[0][1146]	= settr(1145,2,1147,935,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(935, "tables.pml", 44);
	trans[0][1147]	= settr(1146,2,1163,936,936,"path[holder] = 2", 1, 2, 0);
		tr_2_src(936, "tables.pml", 44);
	trans[0][1148]	= settr(1147,2,1149,937,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(937, "tables.pml", 45);
	trans[0][1149]	= settr(1148,2,1163,938,938,"path[holder] = 1", 1, 2, 0);
		tr_2_src(938, "tables.pml", 45);
	trans[0][1150]	= settr(1149,2,1151,939,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(939, "tables.pml", 46);
	trans[0][1151]	= settr(1150,2,1163,940,940,"path[holder] = 5", 1, 2, 0);
		tr_2_src(940, "tables.pml", 46);
	trans[0][1152]	= settr(1151,2,1153,941,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(941, "tables.pml", 47);
	trans[0][1153]	= settr(1152,2,1163,942,942,"path[holder] = 1", 1, 2, 0);
		tr_2_src(942, "tables.pml", 47);
	trans[0][1154]	= settr(1153,2,1155,943,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(943, "tables.pml", 48);
	trans[0][1155]	= settr(1154,2,1163,944,944,"path[holder] = 6", 1, 2, 0);
		tr_2_src(944, "tables.pml", 48);
	trans[0][1156]	= settr(1155,2,1163,2,0,"else", 1, 2, 0);
	trans[0][1162]	= settr(1161,2,1163,1,0,".(goto)", 1, 2, 0);
	trans[0][1160]	= settr(1159,2,1163,2,0,"else", 1, 2, 0);
	trans[0][1163]	= settr(1162,2,1202,945,945,"holder = 7", 1, 2, 0);
		tr_2_src(945, "failover.pml", 113);
	T = trans[0][1202] = settr(1201,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(1201,2,1164,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(1201,2,1201,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][1164]	= settr(1163,2,1200,946,0,"((7!=7))", 1, 2, 0);
		tr_2_src(946, "failover.pml", 114);
	T = trans[ 0][1200] = settr(1199,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1199,0,1198,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1198] = settr(1197,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1165,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1167,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1169,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1171,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1173,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1175,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1177,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1179,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1181,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1183,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1185,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1187,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1189,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1191,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1193,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1197,2,1195,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1197,2,1197,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1165]	= settr(1164,2,1166,947,0,"(((path[7]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(947, "tables.pml", 33);
	trans[0][1166]	= settr(1165,2,1279,948,948,"path[7] = 5", 1, 2, 0);
		tr_2_src(948, "tables.pml", 33);
	trans[0][1199]	= settr(1198,2,1279,1,0,".(goto)", 1, 2, 0);
	trans[0][1167]	= settr(1166,2,1168,949,0,"(((path[7]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(949, "tables.pml", 34);
	trans[0][1168]	= settr(1167,2,1279,950,950,"path[7] = 1", 1, 2, 0);
		tr_2_src(950, "tables.pml", 34);
	trans[0][1169]	= settr(1168,2,1170,951,0,"(((path[7]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(951, "tables.pml", 35);
	trans[0][1170]	= settr(1169,2,1279,952,952,"path[7] = 4", 1, 2, 0);
		tr_2_src(952, "tables.pml", 35);
	trans[0][1171]	= settr(1170,2,1172,953,0,"(((path[7]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(953, "tables.pml", 36);
	trans[0][1172]	= settr(1171,2,1279,954,954,"path[7] = 3", 1, 2, 0);
		tr_2_src(954, "tables.pml", 36);
	trans[0][1173]	= settr(1172,2,1174,955,0,"(((path[7]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(955, "tables.pml", 37);
	trans[0][1174]	= settr(1173,2,1279,956,956,"path[7] = 3", 1, 2, 0);
		tr_2_src(956, "tables.pml", 37);
	trans[0][1175]	= settr(1174,2,1176,957,0,"(((path[7]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(957, "tables.pml", 38);
	trans[0][1176]	= settr(1175,2,1279,958,958,"path[7] = 1", 1, 2, 0);
		tr_2_src(958, "tables.pml", 38);
	trans[0][1177]	= settr(1176,2,1178,959,0,"(((path[7]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(959, "tables.pml", 39);
	trans[0][1178]	= settr(1177,2,1279,960,960,"path[7] = 5", 1, 2, 0);
		tr_2_src(960, "tables.pml", 39);
	trans[0][1179]	= settr(1178,2,1180,961,0,"(((path[7]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(961, "tables.pml", 40);
	trans[0][1180]	= settr(1179,2,1279,962,962,"path[7] = 3", 1, 2, 0);
		tr_2_src(962, "tables.pml", 40);
	trans[0][1181]	= settr(1180,2,1182,963,0,"(((path[7]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(963, "tables.pml", 41);
	trans[0][1182]	= settr(1181,2,1279,964,964,"path[7] = 3", 1, 2, 0);
		tr_2_src(964, "tables.pml", 41);
	trans[0][1183]	= settr(1182,2,1184,965,0,"(((path[7]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(965, "tables.pml", 42);
	trans[0][1184]	= settr(1183,2,1279,966,966,"path[7] = 1", 1, 2, 0);
		tr_2_src(966, "tables.pml", 42);
	trans[0][1185]	= settr(1184,2,1186,967,0,"(((path[7]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(967, "tables.pml", 43);
	trans[0][1186]	= settr(1185,2,1279,968,968,"path[7] = 5", 1, 2, 0);
		tr_2_src(968, "tables.pml", 43);
	trans[0][1187]	= settr(1186,2,1188,969,0,"(((path[7]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(969, "tables.pml", 44);
	trans[0][1188]	= settr(1187,2,1279,970,970,"path[7] = 2", 1, 2, 0);
		tr_2_src(970, "tables.pml", 44);
	trans[0][1189]	= settr(1188,2,1190,971,0,"(((path[7]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(971, "tables.pml", 45);
	trans[0][1190]	= settr(1189,2,1279,972,972,"path[7] = 1", 1, 2, 0);
		tr_2_src(972, "tables.pml", 45);
	trans[0][1191]	= settr(1190,2,1192,973,0,"(((path[7]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(973, "tables.pml", 46);
	trans[0][1192]	= settr(1191,2,1279,974,974,"path[7] = 5", 1, 2, 0);
		tr_2_src(974, "tables.pml", 46);
	trans[0][1193]	= settr(1192,2,1194,975,0,"(((path[7]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(975, "tables.pml", 47);
	trans[0][1194]	= settr(1193,2,1279,976,976,"path[7] = 1", 1, 2, 0);
		tr_2_src(976, "tables.pml", 47);
	trans[0][1195]	= settr(1194,2,1196,977,0,"(((path[7]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(977, "tables.pml", 48);
	trans[0][1196]	= settr(1195,2,1279,978,978,"path[7] = 6", 1, 2, 0);
		tr_2_src(978, "tables.pml", 48);
	trans[0][1197]	= settr(1196,2,1279,2,0,"else", 1, 2, 0);
	trans[0][1203]	= settr(1202,2,1279,1,0,".(goto)", 1, 2, 0);
	trans[0][1201]	= settr(1200,2,1279,2,0,"else", 1, 2, 0);
	trans[0][1205]	= settr(1204,2,1239,979,0,"(((path[from]!=2)&&((path[(1-from)]==5)||(path[(1-from)]==4))))", 1, 2, 0);
		tr_2_src(979, "failover.pml", 191);
	T = trans[ 0][1239] = settr(1238,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(1238,0,1237,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][1237] = settr(1236,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1206,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1208,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1210,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1212,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1214,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1216,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1218,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1220,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1222,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1224,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1226,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1228,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1230,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1232,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1236,2,1234,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(1236,2,1236,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][1206]	= settr(1205,2,1207,980,0,"(((failover==4)&&(2==9)))", 1, 2, 0);
		tr_2_src(980, "tables.pml", 8);
	trans[0][1207]	= settr(1206,2,1240,981,981,"failover = 3", 1, 2, 0);
		tr_2_src(981, "tables.pml", 8);
	trans[0][1238]	= settr(1237,2,1240,1,0,".(goto)", 1, 2, 0);
	trans[0][1208]	= settr(1207,2,1209,982,0,"(((failover==4)&&(2==8)))", 1, 2, 0);
		tr_2_src(982, "tables.pml", 9);
	trans[0][1209]	= settr(1208,2,1240,983,983,"failover = 2", 1, 2, 0);
		tr_2_src(983, "tables.pml", 9);
	trans[0][1210]	= settr(1209,2,1211,984,0,"(((failover==4)&&(2==7)))", 1, 2, 0);
		tr_2_src(984, "tables.pml", 10);
	trans[0][1211]	= settr(1210,2,1240,985,985,"failover = 4", 1, 2, 0);
		tr_2_src(985, "tables.pml", 10);
	trans[0][1212]	= settr(1211,2,1213,986,0,"(((failover==4)&&(2==6)))", 1, 2, 0);
		tr_2_src(986, "tables.pml", 11);
	trans[0][1213]	= settr(1212,2,1240,987,987,"failover = 1", 1, 2, 0);
		tr_2_src(987, "tables.pml", 11);
	trans[0][1214]	= settr(1213,2,1215,988,0,"(((failover==3)&&(2==5)))", 1, 2, 0);
		tr_2_src(988, "tables.pml", 12);
	trans[0][1215]	= settr(1214,2,1240,989,989,"failover = 4", 1, 2, 0);
		tr_2_src(989, "tables.pml", 12);
	trans[0][1216]	= settr(1215,2,1217,990,0,"(((failover==3)&&(2==4)))", 1, 2, 0);
		tr_2_src(990, "tables.pml", 13);
	trans[0][1217]	= settr(1216,2,1240,991,991,"failover = 4", 1, 2, 0);
		tr_2_src(991, "tables.pml", 13);
	trans[0][1218]	= settr(1217,2,1219,992,0,"(((failover==3)&&(2==3)))", 1, 2, 0);
		tr_2_src(992, "tables.pml", 14);
	trans[0][1219]	= settr(1218,2,1240,993,993,"failover = 2", 1, 2, 0);
		tr_2_src(993, "tables.pml", 14);
	trans[0][1220]	= settr(1219,2,1221,994,0,"(((failover==3)&&(2==7)))", 1, 2, 0);
		tr_2_src(994, "tables.pml", 15);
	trans[0][1221]	= settr(1220,2,1240,995,995,"failover = 4", 1, 2, 0);
		tr_2_src(995, "tables.pml", 15);
	trans[0][1222]	= settr(1221,2,1223,996,0,"(((failover==3)&&(2==6)))", 1, 2, 0);
		tr_2_src(996, "tables.pml", 16);
	trans[0][1223]	= settr(1222,2,1240,997,997,"failover = 1", 1, 2, 0);
		tr_2_src(997, "tables.pml", 16);
	trans[0][1224]	= settr(1223,2,1225,998,0,"(((failover==2)&&(2==4)))", 1, 2, 0);
		tr_2_src(998, "tables.pml", 17);
	trans[0][1225]	= settr(1224,2,1240,999,999,"failover = 4", 1, 2, 0);
		tr_2_src(999, "tables.pml", 17);
	trans[0][1226]	= settr(1225,2,1227,1000,0,"(((failover==2)&&(2==2)))", 1, 2, 0);
		tr_2_src(1000, "tables.pml", 18);
	trans[0][1227]	= settr(1226,2,1240,1001,1001,"failover = 3", 1, 2, 0);
		tr_2_src(1001, "tables.pml", 18);
	trans[0][1228]	= settr(1227,2,1229,1002,0,"(((failover==2)&&(2==1)))", 1, 2, 0);
		tr_2_src(1002, "tables.pml", 19);
	trans[0][1229]	= settr(1228,2,1240,1003,1003,"failover = 2", 1, 2, 0);
		tr_2_src(1003, "tables.pml", 19);
	trans[0][1230]	= settr(1229,2,1231,1004,0,"(((failover==2)&&(2==7)))", 1, 2, 0);
		tr_2_src(1004, "tables.pml", 20);
	trans[0][1231]	= settr(1230,2,1240,1005,1005,"failover = 4", 1, 2, 0);
		tr_2_src(1005, "tables.pml", 20);
	trans[0][1232]	= settr(1231,2,1233,1006,0,"(((failover==2)&&(2==6)))", 1, 2, 0);
		tr_2_src(1006, "tables.pml", 21);
	trans[0][1233]	= settr(1232,2,1240,1007,1007,"failover = 1", 1, 2, 0);
		tr_2_src(1007, "tables.pml", 21);
	trans[0][1234]	= settr(1233,2,1235,1008,0,"(((failover==1)&&(2==1)))", 1, 2, 0);
		tr_2_src(1008, "tables.pml", 22);
	trans[0][1235]	= settr(1234,2,1240,1009,1009,"failover = 4", 1, 2, 0);
		tr_2_src(1009, "tables.pml", 22);
	trans[0][1236]	= settr(1235,2,1240,2,0,"else", 1, 2, 0);
	trans[0][1240]	= settr(1239,2,1267,1010,1010,"to = (1-from)", 1, 2, 0);
		tr_2_src(1010, "failover.pml", 191);
	T = trans[ 0][1267] = settr(1266,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(1266,0,1252,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][1252] = settr(1251,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(1251,2,1241,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(1251,2,1251,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][1241]	= settr(1240,2,1250,1011,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(1011, "failover.pml", 106);
	T = trans[ 0][1250] = settr(1249,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1249,0,1248,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1248] = settr(1247,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1247,2,1242,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1247,2,1244,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1247,2,1246,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1242]	= settr(1241,2,1243,1012,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(1012, "failover.pml", 74);
	trans[0][1243]	= settr(1242,2,1265,1013,1013,"data[to]!una,epoch", 1, 3, 0);
		tr_2_src(1013, "failover.pml", 74);
	trans[0][1249]	= settr(1248,2,1265,1,0,".(goto)", 1, 2, 0);
	trans[0][1244]	= settr(1243,2,1245,1014,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1014, "failover.pml", 75);
	trans[0][1245]	= settr(1244,2,1265,1015,1015,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1015, "failover.pml", 75);
	trans[0][1246]	= settr(1245,2,1247,1016,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(1016, "failover.pml", 76);
	trans[0][1247]	= settr(1246,2,1265,1,0,"(1)", 1, 2, 0);
	trans[0][1253]	= settr(1252,2,1265,1,0,".(goto)", 1, 2, 0);
	trans[0][1251]	= settr(1250,2,1265,2,0,"else", 1, 2, 0);
	T = trans[0][1265] = settr(1264,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(1264,2,1254,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(1264,2,1264,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][1254]	= settr(1253,2,1263,1017,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(1017, "failover.pml", 107);
	T = trans[ 0][1263] = settr(1262,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1262,0,1261,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1261] = settr(1260,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1260,2,1255,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1260,2,1257,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1260,2,1259,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1255]	= settr(1254,2,1256,1018,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(1018, "failover.pml", 74);
	trans[0][1256]	= settr(1255,2,1279,1019,1019,"data[to]!(una+1),epoch", 1, 3, 0);
		tr_2_src(1019, "failover.pml", 74);
	trans[0][1262]	= settr(1261,2,1279,1,0,".(goto)", 1, 2, 0);
	trans[0][1257]	= settr(1256,2,1258,1020,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1020, "failover.pml", 75);
	trans[0][1258]	= settr(1257,2,1279,1021,1021,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1021, "failover.pml", 75);
	trans[0][1259]	= settr(1258,2,1260,1022,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(1022, "failover.pml", 76);
	trans[0][1260]	= settr(1259,2,1279,1,0,"(1)", 1, 2, 0);
	trans[0][1266]	= settr(1265,2,1279,1,0,".(goto)", 1, 2, 0);
	trans[0][1264]	= settr(1263,2,1279,2,0,"else", 1, 2, 0);
	trans[0][1268]	= settr(1267,2,1277,2,0,"else", 1, 2, 0);
	T = trans[ 0][1277] = settr(1276,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1276,0,1275,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1275] = settr(1274,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1274,2,1269,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1274,2,1271,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1274,2,1273,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1269]	= settr(1268,2,1270,1023,0,"((forward[from]&&nfull(data[from])))", 1, 3, 0);
		tr_2_src(1023, "failover.pml", 74);
	trans[0][1270]	= settr(1269,2,1279,1024,1024,"data[from]!una,epoch", 1, 3, 0);
		tr_2_src(1024, "failover.pml", 74);
	trans[0][1276]	= settr(1275,2,1279,1,0,".(goto)", 1, 2, 0);
	trans[0][1271]	= settr(1270,2,1272,1025,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1025, "failover.pml", 75);
	trans[0][1272]	= settr(1271,2,1279,1026,1026,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1026, "failover.pml", 75);
	trans[0][1273]	= settr(1272,2,1274,1027,0,"((!(forward[from])||(len(data[from])==2)))", 1, 2, 0);
		tr_2_src(1027, "failover.pml", 76);
	trans[0][1274]	= settr(1273,2,1279,1,0,"(1)", 1, 2, 0);
	trans[0][1280]	= settr(1279,2,1576,1028,0,"((failover==1))", 1, 2, 0);
		tr_2_src(1028, "failover.pml", 194);
	T = trans[0][1576] = settr(1575,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:195 */
	T = T->nxt	= settr(1575,2,1281,0,0,"IF", 1, 2, 0);
		/* failover.pml:195 */
	T = T->nxt	= settr(1575,2,1428,0,0,"IF", 1, 2, 0);
		/* failover.pml:195 */
	    T->nxt	= settr(1575,2,1575,0,0,"IF", 1, 2, 0);
		/* failover.pml:195 */
	trans[0][1281]	= settr(1280,2,1427,1029,0,"(((path[0]==5)||(path[0]==4)))", 1, 2, 0);
		tr_2_src(1029, "failover.pml", 196);
	T = trans[ 0][1427] = settr(1426,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T->nxt	= settr(1426,0,1315,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T = trans[ 0][1315] = settr(1314,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(1314,0,1313,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][1313] = settr(1312,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1282,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1284,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1286,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1288,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1290,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1292,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1294,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1296,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1298,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1300,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1302,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1304,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1306,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1308,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1312,2,1310,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(1312,2,1312,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][1282]	= settr(1281,2,1283,1030,0,"(((failover==4)&&(1==9)))", 1, 2, 0);
		tr_2_src(1030, "tables.pml", 8);
	trans[0][1283]	= settr(1282,2,1397,1031,1031,"failover = 3", 1, 2, 0);
		tr_2_src(1031, "tables.pml", 8);
	trans[0][1314]	= settr(1313,2,1397,1,0,".(goto)", 1, 2, 0);
	trans[0][1284]	= settr(1283,2,1285,1032,0,"(((failover==4)&&(1==8)))", 1, 2, 0);
		tr_2_src(1032, "tables.pml", 9);
	trans[0][1285]	= settr(1284,2,1397,1033,1033,"failover = 2", 1, 2, 0);
		tr_2_src(1033, "tables.pml", 9);
	trans[0][1286]	= settr(1285,2,1287,1034,0,"(((failover==4)&&(1==7)))", 1, 2, 0);
		tr_2_src(1034, "tables.pml", 10);
	trans[0][1287]	= settr(1286,2,1397,1035,1035,"failover = 4", 1, 2, 0);
		tr_2_src(1035, "tables.pml", 10);
	trans[0][1288]	= settr(1287,2,1289,1036,0,"(((failover==4)&&(1==6)))", 1, 2, 0);
		tr_2_src(1036, "tables.pml", 11);
	trans[0][1289]	= settr(1288,2,1397,1037,1037,"failover = 1", 1, 2, 0);
		tr_2_src(1037, "tables.pml", 11);
	trans[0][1290]	= settr(1289,2,1291,1038,0,"(((failover==3)&&(1==5)))", 1, 2, 0);
		tr_2_src(1038, "tables.pml", 12);
	trans[0][1291]	= settr(1290,2,1397,1039,1039,"failover = 4", 1, 2, 0);
		tr_2_src(1039, "tables.pml", 12);
	trans[0][1292]	= settr(1291,2,1293,1040,0,"(((failover==3)&&(1==4)))", 1, 2, 0);
		tr_2_src(1040, "tables.pml", 13);
	trans[0][1293]	= settr(1292,2,1397,1041,1041,"failover = 4", 1, 2, 0);
		tr_2_src(1041, "tables.pml", 13);
	trans[0][1294]	= settr(1293,2,1295,1042,0,"(((failover==3)&&(1==3)))", 1, 2, 0);
		tr_2_src(1042, "tables.pml", 14);
	trans[0][1295]	= settr(1294,2,1397,1043,1043,"failover = 2", 1, 2, 0);
		tr_2_src(1043, "tables.pml", 14);
	trans[0][1296]	= settr(1295,2,1297,1044,0,"(((failover==3)&&(1==7)))", 1, 2, 0);
		tr_2_src(1044, "tables.pml", 15);
	trans[0][1297]	= settr(1296,2,1397,1045,1045,"failover = 4", 1, 2, 0);
		tr_2_src(1045, "tables.pml", 15);
	trans[0][1298]	= settr(1297,2,1299,1046,0,"(((failover==3)&&(1==6)))", 1, 2, 0);
		tr_2_src(1046, "tables.pml", 16);
	trans[0][1299]	= settr(1298,2,1397,1047,1047,"failover = 1", 1, 2, 0);
		tr_2_src(1047, "tables.pml", 16);
	trans[0][1300]	= settr(1299,2,1301,1048,0,"(((failover==2)&&(1==4)))", 1, 2, 0);
		tr_2_src(1048, "tables.pml", 17);
	trans[0][1301]	= settr(1300,2,1397,1049,1049,"failover = 4", 1, 2, 0);
		tr_2_src(1049, "tables.pml", 17);
	trans[0][1302]	= settr(1301,2,1303,1050,0,"(((failover==2)&&(1==2)))", 1, 2, 0);
		tr_2_src(1050, "tables.pml", 18);
	trans[0][1303]	= settr(1302,2,1397,1051,1051,"failover = 3", 1, 2, 0);
		tr_2_src(1051, "tables.pml", 18);
	trans[0][1304]	= settr(1303,2,1305,1052,0,"(((failover==2)&&(1==1)))", 1, 2, 0);
		tr_2_src(1052, "tables.pml", 19);
	trans[0][1305]	= settr(1304,2,1397,1053,1053,"failover = 2", 1, 2, 0);
		tr_2_src(1053, "tables.pml", 19);
	trans[0][1306]	= settr(1305,2,1307,1054,0,"(((failover==2)&&(1==7)))", 1, 2, 0);
		tr_2_src(1054, "tables.pml", 20);
	trans[0][1307]	= settr(1306,2,1397,1055,1055,"failover = 4", 1, 2, 0);
		tr_2_src(1055, "tables.pml", 20);
	trans[0][1308]	= settr(1307,2,1309,1056,0,"(((failover==2)&&(1==6)))", 1, 2, 0);
		tr_2_src(1056, "tables.pml", 21);
	trans[0][1309]	= settr(1308,2,1397,1057,1057,"failover = 1", 1, 2, 0);
		tr_2_src(1057, "tables.pml", 21);
	trans[0][1310]	= settr(1309,2,1311,1058,0,"(((failover==1)&&(1==1)))", 1, 2, 0);
		tr_2_src(1058, "tables.pml", 22);
	trans[0][1311]	= settr(1310,2,1397,1059,1059,"failover = 4", 1, 2, 0);
		tr_2_src(1059, "tables.pml", 22);
	trans[0][1312]	= settr(1311,2,1397,2,0,"else", 1, 2, 0);
	T = trans[ 0][1397] = settr(1396,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(1396,0,1354,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][1354] = settr(1353,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(1353,2,1316,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(1353,2,1353,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][1316]	= settr(1315,2,1352,1060,0,"(((holder!=7)&&(holder!=0)))", 1, 2, 0);
		tr_2_src(1060, "failover.pml", 112);
	T = trans[ 0][1352] = settr(1351,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1351,0,1350,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1350] = settr(1349,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1317,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1319,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1321,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1323,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1325,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1327,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1329,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1331,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1333,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1335,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1337,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1339,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1341,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1343,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1345,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1349,2,1347,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1349,2,1349,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1317]	= settr(1316,2,1318,1061,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(1061, "tables.pml", 33);
	trans[0][1318]	= settr(1317,2,1356,1062,1062,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1062, "tables.pml", 33);
	trans[0][1351]	= settr(1350,2,1356,1,0,".(goto)", 1, 2, 0);
	trans[0][1319]	= settr(1318,2,1320,1063,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(1063, "tables.pml", 34);
	trans[0][1320]	= settr(1319,2,1356,1064,1064,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1064, "tables.pml", 34);
	trans[0][1321]	= settr(1320,2,1322,1065,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(1065, "tables.pml", 35);
	trans[0][1322]	= settr(1321,2,1356,1066,1066,"path[holder] = 4", 1, 2, 0);
		tr_2_src(1066, "tables.pml", 35);
	trans[0][1323]	= settr(1322,2,1324,1067,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(1067, "tables.pml", 36);
	trans[0][1324]	= settr(1323,2,1356,1068,1068,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1068, "tables.pml", 36);
	trans[0][1325]	= settr(1324,2,1326,1069,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(1069, "tables.pml", 37);
	trans[0][1326]	= settr(1325,2,1356,1070,1070,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1070, "tables.pml", 37);
	trans[0][1327]	= settr(1326,2,1328,1071,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(1071, "tables.pml", 38);
	trans[0][1328]	= settr(1327,2,1356,1072,1072,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1072, "tables.pml", 38);
	trans[0][1329]	= settr(1328,2,1330,1073,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(1073, "tables.pml", 39);
	trans[0][1330]	= settr(1329,2,1356,1074,1074,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1074, "tables.pml", 39);
	trans[0][1331]	= settr(1330,2,1332,1075,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(1075, "tables.pml", 40);
	trans[0][1332]	= settr(1331,2,1356,1076,1076,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1076, "tables.pml", 40);
	trans[0][1333]	= settr(1332,2,1334,1077,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(1077, "tables.pml", 41);
	trans[0][1334]	= settr(1333,2,1356,1078,1078,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1078, "tables.pml", 41);
	trans[0][1335]	= settr(1334,2,1336,1079,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(1079, "tables.pml", 42);
	trans[0][1336]	= settr(1335,2,1356,1080,1080,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1080, "tables.pml", 42);
	trans[0][1337]	= settr(1336,2,1338,1081,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(1081, "tables.pml", 43);
	trans[0][1338]	= settr(1337,2,1356,1082,1082,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1082, "tables.pml", 43);
	trans[0][1339]	= settr(1338,2,1340,1083,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(1083, "tables.pml", 44);
	trans[0][1340]	= settr(1339,2,1356,1084,1084,"path[holder] = 2", 1, 2, 0);
		tr_2_src(1084, "tables.pml", 44);
	trans[0][1341]	= settr(1340,2,1342,1085,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(1085, "tables.pml", 45);
	trans[0][1342]	= settr(1341,2,1356,1086,1086,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1086, "tables.pml", 45);
	trans[0][1343]	= settr(1342,2,1344,1087,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(1087, "tables.pml", 46);
	trans[0][1344]	= settr(1343,2,1356,1088,1088,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1088, "tables.pml", 46);
	trans[0][1345]	= settr(1344,2,1346,1089,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(1089, "tables.pml", 47);
	trans[0][1346]	= settr(1345,2,1356,1090,1090,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1090, "tables.pml", 47);
	trans[0][1347]	= settr(1346,2,1348,1091,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(1091, "tables.pml", 48);
	trans[0][1348]	= settr(1347,2,1356,1092,1092,"path[holder] = 6", 1, 2, 0);
		tr_2_src(1092, "tables.pml", 48);
	trans[0][1349]	= settr(1348,2,1356,2,0,"else", 1, 2, 0);
	trans[0][1355]	= settr(1354,2,1356,1,0,".(goto)", 1, 2, 0);
	trans[0][1353]	= settr(1352,2,1356,2,0,"else", 1, 2, 0);
	trans[0][1356]	= settr(1355,2,1395,1093,1093,"holder = 0", 1, 2, 0);
		tr_2_src(1093, "failover.pml", 113);
	T = trans[0][1395] = settr(1394,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(1394,2,1357,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(1394,2,1394,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][1357]	= settr(1356,2,1393,1094,0,"((0!=7))", 1, 2, 0);
		tr_2_src(1094, "failover.pml", 114);
	T = trans[ 0][1393] = settr(1392,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1392,0,1391,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1391] = settr(1390,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1358,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1360,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1362,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1364,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1366,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1368,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1370,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1372,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1374,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1376,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1378,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1380,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1382,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1384,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1386,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1390,2,1388,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1390,2,1390,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1358]	= settr(1357,2,1359,1095,0,"(((path[0]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(1095, "tables.pml", 33);
	trans[0][1359]	= settr(1358,2,1398,1096,1096,"path[0] = 5", 1, 2, 0);
		tr_2_src(1096, "tables.pml", 33);
	trans[0][1392]	= settr(1391,2,1398,1,0,".(goto)", 1, 2, 0);
	trans[0][1360]	= settr(1359,2,1361,1097,0,"(((path[0]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(1097, "tables.pml", 34);
	trans[0][1361]	= settr(1360,2,1398,1098,1098,"path[0] = 1", 1, 2, 0);
		tr_2_src(1098, "tables.pml", 34);
	trans[0][1362]	= settr(1361,2,1363,1099,0,"(((path[0]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(1099, "tables.pml", 35);
	trans[0][1363]	= settr(1362,2,1398,1100,1100,"path[0] = 4", 1, 2, 0);
		tr_2_src(1100, "tables.pml", 35);
	trans[0][1364]	= settr(1363,2,1365,1101,0,"(((path[0]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(1101, "tables.pml", 36);
	trans[0][1365]	= settr(1364,2,1398,1102,1102,"path[0] = 3", 1, 2, 0);
		tr_2_src(1102, "tables.pml", 36);
	trans[0][1366]	= settr(1365,2,1367,1103,0,"(((path[0]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(1103, "tables.pml", 37);
	trans[0][1367]	= settr(1366,2,1398,1104,1104,"path[0] = 3", 1, 2, 0);
		tr_2_src(1104, "tables.pml", 37);
	trans[0][1368]	= settr(1367,2,1369,1105,0,"(((path[0]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(1105, "tables.pml", 38);
	trans[0][1369]	= settr(1368,2,1398,1106,1106,"path[0] = 1", 1, 2, 0);
		tr_2_src(1106, "tables.pml", 38);
	trans[0][1370]	= settr(1369,2,1371,1107,0,"(((path[0]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(1107, "tables.pml", 39);
	trans[0][1371]	= settr(1370,2,1398,1108,1108,"path[0] = 5", 1, 2, 0);
		tr_2_src(1108, "tables.pml", 39);
	trans[0][1372]	= settr(1371,2,1373,1109,0,"(((path[0]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(1109, "tables.pml", 40);
	trans[0][1373]	= settr(1372,2,1398,1110,1110,"path[0] = 3", 1, 2, 0);
		tr_2_src(1110, "tables.pml", 40);
	trans[0][1374]	= settr(1373,2,1375,1111,0,"(((path[0]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(1111, "tables.pml", 41);
	trans[0][1375]	= settr(1374,2,1398,1112,1112,"path[0] = 3", 1, 2, 0);
		tr_2_src(1112, "tables.pml", 41);
	trans[0][1376]	= settr(1375,2,1377,1113,0,"(((path[0]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(1113, "tables.pml", 42);
	trans[0][1377]	= settr(1376,2,1398,1114,1114,"path[0] = 1", 1, 2, 0);
		tr_2_src(1114, "tables.pml", 42);
	trans[0][1378]	= settr(1377,2,1379,1115,0,"(((path[0]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(1115, "tables.pml", 43);
	trans[0][1379]	= settr(1378,2,1398,1116,1116,"path[0] = 5", 1, 2, 0);
		tr_2_src(1116, "tables.pml", 43);
	trans[0][1380]	= settr(1379,2,1381,1117,0,"(((path[0]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(1117, "tables.pml", 44);
	trans[0][1381]	= settr(1380,2,1398,1118,1118,"path[0] = 2", 1, 2, 0);
		tr_2_src(1118, "tables.pml", 44);
	trans[0][1382]	= settr(1381,2,1383,1119,0,"(((path[0]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(1119, "tables.pml", 45);
	trans[0][1383]	= settr(1382,2,1398,1120,1120,"path[0] = 1", 1, 2, 0);
		tr_2_src(1120, "tables.pml", 45);
	trans[0][1384]	= settr(1383,2,1385,1121,0,"(((path[0]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(1121, "tables.pml", 46);
	trans[0][1385]	= settr(1384,2,1398,1122,1122,"path[0] = 5", 1, 2, 0);
		tr_2_src(1122, "tables.pml", 46);
	trans[0][1386]	= settr(1385,2,1387,1123,0,"(((path[0]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(1123, "tables.pml", 47);
	trans[0][1387]	= settr(1386,2,1398,1124,1124,"path[0] = 1", 1, 2, 0);
		tr_2_src(1124, "tables.pml", 47);
	trans[0][1388]	= settr(1387,2,1389,1125,0,"(((path[0]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(1125, "tables.pml", 48);
	trans[0][1389]	= settr(1388,2,1398,1126,1126,"path[0] = 6", 1, 2, 0);
		tr_2_src(1126, "tables.pml", 48);
	trans[0][1390]	= settr(1389,2,1398,2,0,"else", 1, 2, 0);
	trans[0][1396]	= settr(1395,2,1398,1,0,".(goto)", 1, 2, 0);
	trans[0][1394]	= settr(1393,2,1398,2,0,"else", 1, 2, 0);
	trans[0][1398]	= settr(1397,2,1399,1127,1127,"from = 7", 1, 2, 0);
		tr_2_src(1127, "failover.pml", 131);
	trans[0][1399]	= settr(1398,2,1426,1128,1128,"to = 7", 1, 2, 0);
		tr_2_src(1128, "failover.pml", 131);
	T = trans[ 0][1426] = settr(1425,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(1425,0,1411,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][1411] = settr(1410,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(1410,2,1400,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(1410,2,1410,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][1400]	= settr(1399,2,1409,1129,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(1129, "failover.pml", 106);
	T = trans[ 0][1409] = settr(1408,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1408,0,1407,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1407] = settr(1406,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1406,2,1401,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1406,2,1403,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1406,2,1405,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1401]	= settr(1400,2,1402,1130,0,"((forward[0]&&nfull(data[0])))", 1, 3, 0);
		tr_2_src(1130, "failover.pml", 74);
	trans[0][1402]	= settr(1401,2,1424,1131,1131,"data[0]!una,epoch", 1, 3, 0);
		tr_2_src(1131, "failover.pml", 74);
	trans[0][1408]	= settr(1407,2,1424,1,0,".(goto)", 1, 2, 0);
	trans[0][1403]	= settr(1402,2,1404,1132,0,"((forward[0]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1132, "failover.pml", 75);
	trans[0][1404]	= settr(1403,2,1424,1133,1133,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1133, "failover.pml", 75);
	trans[0][1405]	= settr(1404,2,1406,1134,0,"((!(forward[0])||(len(data[0])==2)))", 1, 2, 0);
		tr_2_src(1134, "failover.pml", 76);
	trans[0][1406]	= settr(1405,2,1424,1,0,"(1)", 1, 2, 0);
	trans[0][1412]	= settr(1411,2,1424,1,0,".(goto)", 1, 2, 0);
	trans[0][1410]	= settr(1409,2,1424,2,0,"else", 1, 2, 0);
	T = trans[0][1424] = settr(1423,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(1423,2,1413,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(1423,2,1423,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][1413]	= settr(1412,2,1422,1135,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(1135, "failover.pml", 107);
	T = trans[ 0][1422] = settr(1421,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1421,0,1420,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1420] = settr(1419,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1419,2,1414,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1419,2,1416,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1419,2,1418,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1414]	= settr(1413,2,1415,1136,0,"((forward[0]&&nfull(data[0])))", 1, 3, 0);
		tr_2_src(1136, "failover.pml", 74);
	trans[0][1415]	= settr(1414,2,1577,1137,1137,"data[0]!(una+1),epoch", 1, 3, 0);
		tr_2_src(1137, "failover.pml", 74);
	trans[0][1421]	= settr(1420,2,1577,1,0,".(goto)", 1, 2, 0);
	trans[0][1416]	= settr(1415,2,1417,1138,0,"((forward[0]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1138, "failover.pml", 75);
	trans[0][1417]	= settr(1416,2,1577,1139,1139,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1139, "failover.pml", 75);
	trans[0][1418]	= settr(1417,2,1419,1140,0,"((!(forward[0])||(len(data[0])==2)))", 1, 2, 0);
		tr_2_src(1140, "failover.pml", 76);
	trans[0][1419]	= settr(1418,2,1577,1,0,"(1)", 1, 2, 0);
	trans[0][1425]	= settr(1424,2,1577,1,0,".(goto)", 1, 2, 0);
	trans[0][1423]	= settr(1422,2,1577,2,0,"else", 1, 2, 0);
	trans[0][1577]	= settr(1576,2,1580,1,0,".(goto)", 1, 2, 0);
	trans[0][1428]	= settr(1427,2,1574,1141,0,"((!(((path[0]==5)||(path[0]==4)))&&((path[1]==5)||(path[1]==4))))", 1, 2, 0);
		tr_2_src(1141, "failover.pml", 197);
	T = trans[ 0][1574] = settr(1573,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T->nxt	= settr(1573,0,1462,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T = trans[ 0][1462] = settr(1461,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(1461,0,1460,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][1460] = settr(1459,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1429,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1431,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1433,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1435,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1437,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1439,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1441,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1443,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1445,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1447,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1449,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1451,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1453,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1455,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1459,2,1457,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(1459,2,1459,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][1429]	= settr(1428,2,1430,1142,0,"(((failover==4)&&(1==9)))", 1, 2, 0);
		tr_2_src(1142, "tables.pml", 8);
	trans[0][1430]	= settr(1429,2,1544,1143,1143,"failover = 3", 1, 2, 0);
		tr_2_src(1143, "tables.pml", 8);
	trans[0][1461]	= settr(1460,2,1544,1,0,".(goto)", 1, 2, 0);
	trans[0][1431]	= settr(1430,2,1432,1144,0,"(((failover==4)&&(1==8)))", 1, 2, 0);
		tr_2_src(1144, "tables.pml", 9);
	trans[0][1432]	= settr(1431,2,1544,1145,1145,"failover = 2", 1, 2, 0);
		tr_2_src(1145, "tables.pml", 9);
	trans[0][1433]	= settr(1432,2,1434,1146,0,"(((failover==4)&&(1==7)))", 1, 2, 0);
		tr_2_src(1146, "tables.pml", 10);
	trans[0][1434]	= settr(1433,2,1544,1147,1147,"failover = 4", 1, 2, 0);
		tr_2_src(1147, "tables.pml", 10);
	trans[0][1435]	= settr(1434,2,1436,1148,0,"(((failover==4)&&(1==6)))", 1, 2, 0);
		tr_2_src(1148, "tables.pml", 11);
	trans[0][1436]	= settr(1435,2,1544,1149,1149,"failover = 1", 1, 2, 0);
		tr_2_src(1149, "tables.pml", 11);
	trans[0][1437]	= settr(1436,2,1438,1150,0,"(((failover==3)&&(1==5)))", 1, 2, 0);
		tr_2_src(1150, "tables.pml", 12);
	trans[0][1438]	= settr(1437,2,1544,1151,1151,"failover = 4", 1, 2, 0);
		tr_2_src(1151, "tables.pml", 12);
	trans[0][1439]	= settr(1438,2,1440,1152,0,"(((failover==3)&&(1==4)))", 1, 2, 0);
		tr_2_src(1152, "tables.pml", 13);
	trans[0][1440]	= settr(1439,2,1544,1153,1153,"failover = 4", 1, 2, 0);
		tr_2_src(1153, "tables.pml", 13);
	trans[0][1441]	= settr(1440,2,1442,1154,0,"(((failover==3)&&(1==3)))", 1, 2, 0);
		tr_2_src(1154, "tables.pml", 14);
	trans[0][1442]	= settr(1441,2,1544,1155,1155,"failover = 2", 1, 2, 0);
		tr_2_src(1155, "tables.pml", 14);
	trans[0][1443]	= settr(1442,2,1444,1156,0,"(((failover==3)&&(1==7)))", 1, 2, 0);
		tr_2_src(1156, "tables.pml", 15);
	trans[0][1444]	= settr(1443,2,1544,1157,1157,"failover = 4", 1, 2, 0);
		tr_2_src(1157, "tables.pml", 15);
	trans[0][1445]	= settr(1444,2,1446,1158,0,"(((failover==3)&&(1==6)))", 1, 2, 0);
		tr_2_src(1158, "tables.pml", 16);
	trans[0][1446]	= settr(1445,2,1544,1159,1159,"failover = 1", 1, 2, 0);
		tr_2_src(1159, "tables.pml", 16);
	trans[0][1447]	= settr(1446,2,1448,1160,0,"(((failover==2)&&(1==4)))", 1, 2, 0);
		tr_2_src(1160, "tables.pml", 17);
	trans[0][1448]	= settr(1447,2,1544,1161,1161,"failover = 4", 1, 2, 0);
		tr_2_src(1161, "tables.pml", 17);
	trans[0][1449]	= settr(1448,2,1450,1162,0,"(((failover==2)&&(1==2)))", 1, 2, 0);
		tr_2_src(1162, "tables.pml", 18);
	trans[0][1450]	= settr(1449,2,1544,1163,1163,"failover = 3", 1, 2, 0);
		tr_2_src(1163, "tables.pml", 18);
	trans[0][1451]	= settr(1450,2,1452,1164,0,"(((failover==2)&&(1==1)))", 1, 2, 0);
		tr_2_src(1164, "tables.pml", 19);
	trans[0][1452]	= settr(1451,2,1544,1165,1165,"failover = 2", 1, 2, 0);
		tr_2_src(1165, "tables.pml", 19);
	trans[0][1453]	= settr(1452,2,1454,1166,0,"(((failover==2)&&(1==7)))", 1, 2, 0);
		tr_2_src(1166, "tables.pml", 20);
	trans[0][1454]	= settr(1453,2,1544,1167,1167,"failover = 4", 1, 2, 0);
		tr_2_src(1167, "tables.pml", 20);
	trans[0][1455]	= settr(1454,2,1456,1168,0,"(((failover==2)&&(1==6)))", 1, 2, 0);
		tr_2_src(1168, "tables.pml", 21);
	trans[0][1456]	= settr(1455,2,1544,1169,1169,"failover = 1", 1, 2, 0);
		tr_2_src(1169, "tables.pml", 21);
	trans[0][1457]	= settr(1456,2,1458,1170,0,"(((failover==1)&&(1==1)))", 1, 2, 0);
		tr_2_src(1170, "tables.pml", 22);
	trans[0][1458]	= settr(1457,2,1544,1171,1171,"failover = 4", 1, 2, 0);
		tr_2_src(1171, "tables.pml", 22);
	trans[0][1459]	= settr(1458,2,1544,2,0,"else", 1, 2, 0);
	T = trans[ 0][1544] = settr(1543,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(1543,0,1501,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][1501] = settr(1500,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(1500,2,1463,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(1500,2,1500,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][1463]	= settr(1462,2,1499,1172,0,"(((holder!=7)&&(holder!=1)))", 1, 2, 0);
		tr_2_src(1172, "failover.pml", 112);
	T = trans[ 0][1499] = settr(1498,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1498,0,1497,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1497] = settr(1496,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1464,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1466,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1468,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1470,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1472,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1474,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1476,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1478,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1480,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1482,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1484,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1486,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1488,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1490,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1492,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1496,2,1494,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1496,2,1496,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1464]	= settr(1463,2,1465,1173,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(1173, "tables.pml", 33);
	trans[0][1465]	= settr(1464,2,1503,1174,1174,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1174, "tables.pml", 33);
	trans[0][1498]	= settr(1497,2,1503,1,0,".(goto)", 1, 2, 0);
	trans[0][1466]	= settr(1465,2,1467,1175,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(1175, "tables.pml", 34);
	trans[0][1467]	= settr(1466,2,1503,1176,1176,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1176, "tables.pml", 34);
	trans[0][1468]	= settr(1467,2,1469,1177,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(1177, "tables.pml", 35);
	trans[0][1469]	= settr(1468,2,1503,1178,1178,"path[holder] = 4", 1, 2, 0);
		tr_2_src(1178, "tables.pml", 35);
	trans[0][1470]	= settr(1469,2,1471,1179,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(1179, "tables.pml", 36);
	trans[0][1471]	= settr(1470,2,1503,1180,1180,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1180, "tables.pml", 36);
	trans[0][1472]	= settr(1471,2,1473,1181,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(1181, "tables.pml", 37);
	trans[0][1473]	= settr(1472,2,1503,1182,1182,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1182, "tables.pml", 37);
	trans[0][1474]	= settr(1473,2,1475,1183,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(1183, "tables.pml", 38);
	trans[0][1475]	= settr(1474,2,1503,1184,1184,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1184, "tables.pml", 38);
	trans[0][1476]	= settr(1475,2,1477,1185,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(1185, "tables.pml", 39);
	trans[0][1477]	= settr(1476,2,1503,1186,1186,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1186, "tables.pml", 39);
	trans[0][1478]	= settr(1477,2,1479,1187,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(1187, "tables.pml", 40);
	trans[0][1479]	= settr(1478,2,1503,1188,1188,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1188, "tables.pml", 40);
	trans[0][1480]	= settr(1479,2,1481,1189,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(1189, "tables.pml", 41);
	trans[0][1481]	= settr(1480,2,1503,1190,1190,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1190, "tables.pml", 41);
	trans[0][1482]	= settr(1481,2,1483,1191,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(1191, "tables.pml", 42);
	trans[0][1483]	= settr(1482,2,1503,1192,1192,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1192, "tables.pml", 42);
	trans[0][1484]	= settr(1483,2,1485,1193,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(1193, "tables.pml", 43);
	trans[0][1485]	= settr(1484,2,1503,1194,1194,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1194, "tables.pml", 43);
	trans[0][1486]	= settr(1485,2,1487,1195,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(1195, "tables.pml", 44);
	trans[0][1487]	= settr(1486,2,1503,1196,1196,"path[holder] = 2", 1, 2, 0);
		tr_2_src(1196, "tables.pml", 44);
	trans[0][1488]	= settr(1487,2,1489,1197,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(1197, "tables.pml", 45);
	trans[0][1489]	= settr(1488,2,1503,1198,1198,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1198, "tables.pml", 45);
	trans[0][1490]	= settr(1489,2,1491,1199,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(1199, "tables.pml", 46);
	trans[0][1491]	= settr(1490,2,1503,1200,1200,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1200, "tables.pml", 46);
	trans[0][1492]	= settr(1491,2,1493,1201,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(1201, "tables.pml", 47);
	trans[0][1493]	= settr(1492,2,1503,1202,1202,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1202, "tables.pml", 47);
	trans[0][1494]	= settr(1493,2,1495,1203,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(1203, "tables.pml", 48);
	trans[0][1495]	= settr(1494,2,1503,1204,1204,"path[holder] = 6", 1, 2, 0);
		tr_2_src(1204, "tables.pml", 48);
	trans[0][1496]	= settr(1495,2,1503,2,0,"else", 1, 2, 0);
	trans[0][1502]	= settr(1501,2,1503,1,0,".(goto)", 1, 2, 0);
	trans[0][1500]	= settr(1499,2,1503,2,0,"else", 1, 2, 0);
	trans[0][1503]	= settr(1502,2,1542,1205,1205,"holder = 1", 1, 2, 0);
		tr_2_src(1205, "failover.pml", 113);
	T = trans[0][1542] = settr(1541,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(1541,2,1504,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(1541,2,1541,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][1504]	= settr(1503,2,1540,1206,0,"((1!=7))", 1, 2, 0);
		tr_2_src(1206, "failover.pml", 114);
	T = trans[ 0][1540] = settr(1539,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1539,0,1538,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1538] = settr(1537,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1505,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1507,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1509,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1511,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1513,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1515,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1517,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1519,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1521,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1523,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1525,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1527,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1529,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1531,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1533,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1537,2,1535,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1537,2,1537,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1505]	= settr(1504,2,1506,1207,0,"(((path[1]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(1207, "tables.pml", 33);
	trans[0][1506]	= settr(1505,2,1545,1208,1208,"path[1] = 5", 1, 2, 0);
		tr_2_src(1208, "tables.pml", 33);
	trans[0][1539]	= settr(1538,2,1545,1,0,".(goto)", 1, 2, 0);
	trans[0][1507]	= settr(1506,2,1508,1209,0,"(((path[1]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(1209, "tables.pml", 34);
	trans[0][1508]	= settr(1507,2,1545,1210,1210,"path[1] = 1", 1, 2, 0);
		tr_2_src(1210, "tables.pml", 34);
	trans[0][1509]	= settr(1508,2,1510,1211,0,"(((path[1]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(1211, "tables.pml", 35);
	trans[0][1510]	= settr(1509,2,1545,1212,1212,"path[1] = 4", 1, 2, 0);
		tr_2_src(1212, "tables.pml", 35);
	trans[0][1511]	= settr(1510,2,1512,1213,0,"(((path[1]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(1213, "tables.pml", 36);
	trans[0][1512]	= settr(1511,2,1545,1214,1214,"path[1] = 3", 1, 2, 0);
		tr_2_src(1214, "tables.pml", 36);
	trans[0][1513]	= settr(1512,2,1514,1215,0,"(((path[1]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(1215, "tables.pml", 37);
	trans[0][1514]	= settr(1513,2,1545,1216,1216,"path[1] = 3", 1, 2, 0);
		tr_2_src(1216, "tables.pml", 37);
	trans[0][1515]	= settr(1514,2,1516,1217,0,"(((path[1]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(1217, "tables.pml", 38);
	trans[0][1516]	= settr(1515,2,1545,1218,1218,"path[1] = 1", 1, 2, 0);
		tr_2_src(1218, "tables.pml", 38);
	trans[0][1517]	= settr(1516,2,1518,1219,0,"(((path[1]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(1219, "tables.pml", 39);
	trans[0][1518]	= settr(1517,2,1545,1220,1220,"path[1] = 5", 1, 2, 0);
		tr_2_src(1220, "tables.pml", 39);
	trans[0][1519]	= settr(1518,2,1520,1221,0,"(((path[1]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(1221, "tables.pml", 40);
	trans[0][1520]	= settr(1519,2,1545,1222,1222,"path[1] = 3", 1, 2, 0);
		tr_2_src(1222, "tables.pml", 40);
	trans[0][1521]	= settr(1520,2,1522,1223,0,"(((path[1]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(1223, "tables.pml", 41);
	trans[0][1522]	= settr(1521,2,1545,1224,1224,"path[1] = 3", 1, 2, 0);
		tr_2_src(1224, "tables.pml", 41);
	trans[0][1523]	= settr(1522,2,1524,1225,0,"(((path[1]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(1225, "tables.pml", 42);
	trans[0][1524]	= settr(1523,2,1545,1226,1226,"path[1] = 1", 1, 2, 0);
		tr_2_src(1226, "tables.pml", 42);
	trans[0][1525]	= settr(1524,2,1526,1227,0,"(((path[1]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(1227, "tables.pml", 43);
	trans[0][1526]	= settr(1525,2,1545,1228,1228,"path[1] = 5", 1, 2, 0);
		tr_2_src(1228, "tables.pml", 43);
	trans[0][1527]	= settr(1526,2,1528,1229,0,"(((path[1]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(1229, "tables.pml", 44);
	trans[0][1528]	= settr(1527,2,1545,1230,1230,"path[1] = 2", 1, 2, 0);
		tr_2_src(1230, "tables.pml", 44);
	trans[0][1529]	= settr(1528,2,1530,1231,0,"(((path[1]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(1231, "tables.pml", 45);
	trans[0][1530]	= settr(1529,2,1545,1232,1232,"path[1] = 1", 1, 2, 0);
		tr_2_src(1232, "tables.pml", 45);
	trans[0][1531]	= settr(1530,2,1532,1233,0,"(((path[1]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(1233, "tables.pml", 46);
	trans[0][1532]	= settr(1531,2,1545,1234,1234,"path[1] = 5", 1, 2, 0);
		tr_2_src(1234, "tables.pml", 46);
	trans[0][1533]	= settr(1532,2,1534,1235,0,"(((path[1]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(1235, "tables.pml", 47);
	trans[0][1534]	= settr(1533,2,1545,1236,1236,"path[1] = 1", 1, 2, 0);
		tr_2_src(1236, "tables.pml", 47);
	trans[0][1535]	= settr(1534,2,1536,1237,0,"(((path[1]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(1237, "tables.pml", 48);
	trans[0][1536]	= settr(1535,2,1545,1238,1238,"path[1] = 6", 1, 2, 0);
		tr_2_src(1238, "tables.pml", 48);
	trans[0][1537]	= settr(1536,2,1545,2,0,"else", 1, 2, 0);
	trans[0][1543]	= settr(1542,2,1545,1,0,".(goto)", 1, 2, 0);
	trans[0][1541]	= settr(1540,2,1545,2,0,"else", 1, 2, 0);
	trans[0][1545]	= settr(1544,2,1546,1239,1239,"from = 7", 1, 2, 0);
		tr_2_src(1239, "failover.pml", 131);
	trans[0][1546]	= settr(1545,2,1573,1240,1240,"to = 7", 1, 2, 0);
		tr_2_src(1240, "failover.pml", 131);
	T = trans[ 0][1573] = settr(1572,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(1572,0,1558,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][1558] = settr(1557,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(1557,2,1547,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(1557,2,1557,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][1547]	= settr(1546,2,1556,1241,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(1241, "failover.pml", 106);
	T = trans[ 0][1556] = settr(1555,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1555,0,1554,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1554] = settr(1553,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1553,2,1548,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1553,2,1550,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1553,2,1552,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1548]	= settr(1547,2,1549,1242,0,"((forward[1]&&nfull(data[1])))", 1, 3, 0);
		tr_2_src(1242, "failover.pml", 74);
	trans[0][1549]	= settr(1548,2,1571,1243,1243,"data[1]!una,epoch", 1, 3, 0);
		tr_2_src(1243, "failover.pml", 74);
	trans[0][1555]	= settr(1554,2,1571,1,0,".(goto)", 1, 2, 0);
	trans[0][1550]	= settr(1549,2,1551,1244,0,"((forward[1]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1244, "failover.pml", 75);
	trans[0][1551]	= settr(1550,2,1571,1245,1245,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1245, "failover.pml", 75);
	trans[0][1552]	= settr(1551,2,1553,1246,0,"((!(forward[1])||(len(data[1])==2)))", 1, 2, 0);
		tr_2_src(1246, "failover.pml", 76);
	trans[0][1553]	= settr(1552,2,1571,1,0,"(1)", 1, 2, 0);
	trans[0][1559]	= settr(1558,2,1571,1,0,".(goto)", 1, 2, 0);
	trans[0][1557]	= settr(1556,2,1571,2,0,"else", 1, 2, 0);
	T = trans[0][1571] = settr(1570,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(1570,2,1560,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(1570,2,1570,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][1560]	= settr(1559,2,1569,1247,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(1247, "failover.pml", 107);
	T = trans[ 0][1569] = settr(1568,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1568,0,1567,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1567] = settr(1566,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1566,2,1561,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1566,2,1563,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1566,2,1565,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1561]	= settr(1560,2,1562,1248,0,"((forward[1]&&nfull(data[1])))", 1, 3, 0);
		tr_2_src(1248, "failover.pml", 74);
	trans[0][1562]	= settr(1561,2,1577,1249,1249,"data[1]!(una+1),epoch", 1, 3, 0);
		tr_2_src(1249, "failover.pml", 74);
	trans[0][1568]	= settr(1567,2,1577,1,0,".(goto)", 1, 2, 0);
	trans[0][1563]	= settr(1562,2,1564,1250,0,"((forward[1]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1250, "failover.pml", 75);
	trans[0][1564]	= settr(1563,2,1577,1251,1251,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1251, "failover.pml", 75);
	trans[0][1565]	= settr(1564,2,1566,1252,0,"((!(forward[1])||(len(data[1])==2)))", 1, 2, 0);
		tr_2_src(1252, "failover.pml", 76);
	trans[0][1566]	= settr(1565,2,1577,1,0,"(1)", 1, 2, 0);
	trans[0][1572]	= settr(1571,2,1577,1,0,".(goto)", 1, 2, 0);
	trans[0][1570]	= settr(1569,2,1577,2,0,"else", 1, 2, 0);
	trans[0][1575]	= settr(1574,2,1577,2,0,"else", 1, 2, 0);
	trans[0][1578]	= settr(1577,2,1580,2,0,"else", 1, 2, 0);
	trans[0][1585]	= settr(1584,0,1973,1,0,"break", 0, 2, 0);
	T = trans[ 0][1973] = settr(1972,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:228 */
	T->nxt	= settr(1972,2,1586,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:228 */
	trans[0][1586]	= settr(1585,2,1590,1253,0,"assert((cumulative<=nxt))", 1, 2, 0);
		tr_2_src(1253, "failover.pml", 229);
	T = trans[0][1590] = settr(1589,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:230 */
	T = T->nxt	= settr(1589,2,1587,0,0,"IF", 1, 2, 0);
		/* failover.pml:230 */
	    T->nxt	= settr(1589,2,1589,0,0,"IF", 1, 2, 0);
		/* failover.pml:230 */
	trans[0][1587]	= settr(1586,2,1588,1254,0,"((cumulative>una))", 1, 2, 0);
		tr_2_src(1254, "failover.pml", 230);
	trans[0][1588]	= settr(1587,2,1673,1255,1255,"una = cumulative", 1, 2, 0);
		tr_2_src(1255, "failover.pml", 230);
	trans[0][1591]	= settr(1590,2,1673,1,0,".(goto)", 1, 2, 0);
	trans[0][1589]	= settr(1588,2,1673,2,0,"else", 1, 2, 0);
	T = trans[0][1673] = settr(1672,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:231 */
	T = T->nxt	= settr(1672,2,1592,0,0,"IF", 1, 2, 0);
		/* failover.pml:231 */
	    T->nxt	= settr(1672,2,1672,0,0,"IF", 1, 2, 0);
		/* failover.pml:231 */
	trans[0][1592]	= settr(1591,2,1671,1256,0,"((stamp>=since[by]))", 1, 2, 0);
		tr_2_src(1256, "failover.pml", 232);
	T = trans[ 0][1671] = settr(1670,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:142 */
	T->nxt	= settr(1670,0,1593,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:142 */
	trans[0][1593]	= settr(1592,2,1669,1257,1257,"unanswered[by] = 0", 1, 2, 0);
		tr_2_src(1257, "failover.pml", 143);
	T = trans[0][1669] = settr(1668,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:144 */
	T = T->nxt	= settr(1668,2,1594,0,0,"IF", 1, 2, 0);
		/* failover.pml:144 */
	T = T->nxt	= settr(1668,2,1631,0,0,"IF", 1, 2, 0);
		/* failover.pml:144 */
	    T->nxt	= settr(1668,2,1668,0,0,"IF", 1, 2, 0);
		/* failover.pml:144 */
	trans[0][1594]	= settr(1593,2,1630,1258,0,"((path[by]==3))", 1, 2, 0);
		tr_2_src(1258, "failover.pml", 145);
	T = trans[ 0][1630] = settr(1629,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1629,0,1628,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1628] = settr(1627,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1595,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1597,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1599,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1601,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1603,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1605,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1607,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1609,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1611,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1613,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1615,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1617,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1619,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1621,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1623,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1627,2,1625,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1627,2,1627,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1595]	= settr(1594,2,1596,1259,0,"(((path[by]==6)&&(3==9)))", 1, 2, 0);
		tr_2_src(1259, "tables.pml", 33);
	trans[0][1596]	= settr(1595,2,1970,1260,1260,"path[by] = 5", 1, 2, 0);
		tr_2_src(1260, "tables.pml", 33);
	trans[0][1629]	= settr(1628,2,1970,1,0,".(goto)", 1, 2, 0);
	trans[0][1597]	= settr(1596,2,1598,1261,0,"(((path[by]==6)&&(3==8)))", 1, 2, 0);
		tr_2_src(1261, "tables.pml", 34);
	trans[0][1598]	= settr(1597,2,1970,1262,1262,"path[by] = 1", 1, 2, 0);
		tr_2_src(1262, "tables.pml", 34);
	trans[0][1599]	= settr(1598,2,1600,1263,0,"(((path[by]==5)&&(3==7)))", 1, 2, 0);
		tr_2_src(1263, "tables.pml", 35);
	trans[0][1600]	= settr(1599,2,1970,1264,1264,"path[by] = 4", 1, 2, 0);
		tr_2_src(1264, "tables.pml", 35);
	trans[0][1601]	= settr(1600,2,1602,1265,0,"(((path[by]==5)&&(3==6)))", 1, 2, 0);
		tr_2_src(1265, "tables.pml", 36);
	trans[0][1602]	= settr(1601,2,1970,1266,1266,"path[by] = 3", 1, 2, 0);
		tr_2_src(1266, "tables.pml", 36);
	trans[0][1603]	= settr(1602,2,1604,1267,0,"(((path[by]==5)&&(3==5)))", 1, 2, 0);
		tr_2_src(1267, "tables.pml", 37);
	trans[0][1604]	= settr(1603,2,1970,1268,1268,"path[by] = 3", 1, 2, 0);
		tr_2_src(1268, "tables.pml", 37);
	trans[0][1605]	= settr(1604,2,1606,1269,0,"(((path[by]==5)&&(3==8)))", 1, 2, 0);
		tr_2_src(1269, "tables.pml", 38);
	trans[0][1606]	= settr(1605,2,1970,1270,1270,"path[by] = 1", 1, 2, 0);
		tr_2_src(1270, "tables.pml", 38);
	trans[0][1607]	= settr(1606,2,1608,1271,0,"(((path[by]==4)&&(3==4)))", 1, 2, 0);
		tr_2_src(1271, "tables.pml", 39);
	trans[0][1608]	= settr(1607,2,1970,1272,1272,"path[by] = 5", 1, 2, 0);
		tr_2_src(1272, "tables.pml", 39);
	trans[0][1609]	= settr(1608,2,1610,1273,0,"(((path[by]==4)&&(3==6)))", 1, 2, 0);
		tr_2_src(1273, "tables.pml", 40);
	trans[0][1610]	= settr(1609,2,1970,1274,1274,"path[by] = 3", 1, 2, 0);
		tr_2_src(1274, "tables.pml", 40);
	trans[0][1611]	= settr(1610,2,1612,1275,0,"(((path[by]==4)&&(3==5)))", 1, 2, 0);
		tr_2_src(1275, "tables.pml", 41);
	trans[0][1612]	= settr(1611,2,1970,1276,1276,"path[by] = 3", 1, 2, 0);
		tr_2_src(1276, "tables.pml", 41);
	trans[0][1613]	= settr(1612,2,1614,1277,0,"(((path[by]==4)&&(3==8)))", 1, 2, 0);
		tr_2_src(1277, "tables.pml", 42);
	trans[0][1614]	= settr(1613,2,1970,1278,1278,"path[by] = 1", 1, 2, 0);
		tr_2_src(1278, "tables.pml", 42);
	trans[0][1615]	= settr(1614,2,1616,1279,0,"(((path[by]==3)&&(3==3)))", 1, 2, 0);
		tr_2_src(1279, "tables.pml", 43);
	trans[0][1616]	= settr(1615,2,1970,1280,1280,"path[by] = 5", 1, 2, 0);
		tr_2_src(1280, "tables.pml", 43);
	trans[0][1617]	= settr(1616,2,1618,1281,0,"(((path[by]==3)&&(3==2)))", 1, 2, 0);
		tr_2_src(1281, "tables.pml", 44);
	trans[0][1618]	= settr(1617,2,1970,1282,1282,"path[by] = 2", 1, 2, 0);
		tr_2_src(1282, "tables.pml", 44);
	trans[0][1619]	= settr(1618,2,1620,1283,0,"(((path[by]==3)&&(3==8)))", 1, 2, 0);
		tr_2_src(1283, "tables.pml", 45);
	trans[0][1620]	= settr(1619,2,1970,1284,1284,"path[by] = 1", 1, 2, 0);
		tr_2_src(1284, "tables.pml", 45);
	trans[0][1621]	= settr(1620,2,1622,1285,0,"(((path[by]==2)&&(3==9)))", 1, 2, 0);
		tr_2_src(1285, "tables.pml", 46);
	trans[0][1622]	= settr(1621,2,1970,1286,1286,"path[by] = 5", 1, 2, 0);
		tr_2_src(1286, "tables.pml", 46);
	trans[0][1623]	= settr(1622,2,1624,1287,0,"(((path[by]==2)&&(3==8)))", 1, 2, 0);
		tr_2_src(1287, "tables.pml", 47);
	trans[0][1624]	= settr(1623,2,1970,1288,1288,"path[by] = 1", 1, 2, 0);
		tr_2_src(1288, "tables.pml", 47);
	trans[0][1625]	= settr(1624,2,1626,1289,0,"(((path[by]==1)&&(3==1)))", 1, 2, 0);
		tr_2_src(1289, "tables.pml", 48);
	trans[0][1626]	= settr(1625,2,1970,1290,1290,"path[by] = 6", 1, 2, 0);
		tr_2_src(1290, "tables.pml", 48);
	trans[0][1627]	= settr(1626,2,1970,2,0,"else", 1, 2, 0);
	trans[0][1670]	= settr(1669,2,1970,1,0,".(goto)", 1, 2, 0);
	trans[0][1631]	= settr(1630,2,1667,1291,0,"(((path[by]==2)||(path[by]==6)))", 1, 2, 0);
		tr_2_src(1291, "failover.pml", 146);
	T = trans[ 0][1667] = settr(1666,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1666,0,1665,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1665] = settr(1664,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1632,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1634,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1636,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1638,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1640,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1642,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1644,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1646,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1648,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1650,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1652,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1654,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1656,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1658,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1660,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1664,2,1662,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1664,2,1664,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1632]	= settr(1631,2,1633,1292,0,"(((path[by]==6)&&(9==9)))", 1, 2, 0);
		tr_2_src(1292, "tables.pml", 33);
	trans[0][1633]	= settr(1632,2,1970,1293,1293,"path[by] = 5", 1, 2, 0);
		tr_2_src(1293, "tables.pml", 33);
	trans[0][1666]	= settr(1665,2,1970,1,0,".(goto)", 1, 2, 0);
	trans[0][1634]	= settr(1633,2,1635,1294,0,"(((path[by]==6)&&(9==8)))", 1, 2, 0);
		tr_2_src(1294, "tables.pml", 34);
	trans[0][1635]	= settr(1634,2,1970,1295,1295,"path[by] = 1", 1, 2, 0);
		tr_2_src(1295, "tables.pml", 34);
	trans[0][1636]	= settr(1635,2,1637,1296,0,"(((path[by]==5)&&(9==7)))", 1, 2, 0);
		tr_2_src(1296, "tables.pml", 35);
	trans[0][1637]	= settr(1636,2,1970,1297,1297,"path[by] = 4", 1, 2, 0);
		tr_2_src(1297, "tables.pml", 35);
	trans[0][1638]	= settr(1637,2,1639,1298,0,"(((path[by]==5)&&(9==6)))", 1, 2, 0);
		tr_2_src(1298, "tables.pml", 36);
	trans[0][1639]	= settr(1638,2,1970,1299,1299,"path[by] = 3", 1, 2, 0);
		tr_2_src(1299, "tables.pml", 36);
	trans[0][1640]	= settr(1639,2,1641,1300,0,"(((path[by]==5)&&(9==5)))", 1, 2, 0);
		tr_2_src(1300, "tables.pml", 37);
	trans[0][1641]	= settr(1640,2,1970,1301,1301,"path[by] = 3", 1, 2, 0);
		tr_2_src(1301, "tables.pml", 37);
	trans[0][1642]	= settr(1641,2,1643,1302,0,"(((path[by]==5)&&(9==8)))", 1, 2, 0);
		tr_2_src(1302, "tables.pml", 38);
	trans[0][1643]	= settr(1642,2,1970,1303,1303,"path[by] = 1", 1, 2, 0);
		tr_2_src(1303, "tables.pml", 38);
	trans[0][1644]	= settr(1643,2,1645,1304,0,"(((path[by]==4)&&(9==4)))", 1, 2, 0);
		tr_2_src(1304, "tables.pml", 39);
	trans[0][1645]	= settr(1644,2,1970,1305,1305,"path[by] = 5", 1, 2, 0);
		tr_2_src(1305, "tables.pml", 39);
	trans[0][1646]	= settr(1645,2,1647,1306,0,"(((path[by]==4)&&(9==6)))", 1, 2, 0);
		tr_2_src(1306, "tables.pml", 40);
	trans[0][1647]	= settr(1646,2,1970,1307,1307,"path[by] = 3", 1, 2, 0);
		tr_2_src(1307, "tables.pml", 40);
	trans[0][1648]	= settr(1647,2,1649,1308,0,"(((path[by]==4)&&(9==5)))", 1, 2, 0);
		tr_2_src(1308, "tables.pml", 41);
	trans[0][1649]	= settr(1648,2,1970,1309,1309,"path[by] = 3", 1, 2, 0);
		tr_2_src(1309, "tables.pml", 41);
	trans[0][1650]	= settr(1649,2,1651,1310,0,"(((path[by]==4)&&(9==8)))", 1, 2, 0);
		tr_2_src(1310, "tables.pml", 42);
	trans[0][1651]	= settr(1650,2,1970,1311,1311,"path[by] = 1", 1, 2, 0);
		tr_2_src(1311, "tables.pml", 42);
	trans[0][1652]	= settr(1651,2,1653,1312,0,"(((path[by]==3)&&(9==3)))", 1, 2, 0);
		tr_2_src(1312, "tables.pml", 43);
	trans[0][1653]	= settr(1652,2,1970,1313,1313,"path[by] = 5", 1, 2, 0);
		tr_2_src(1313, "tables.pml", 43);
	trans[0][1654]	= settr(1653,2,1655,1314,0,"(((path[by]==3)&&(9==2)))", 1, 2, 0);
		tr_2_src(1314, "tables.pml", 44);
	trans[0][1655]	= settr(1654,2,1970,1315,1315,"path[by] = 2", 1, 2, 0);
		tr_2_src(1315, "tables.pml", 44);
	trans[0][1656]	= settr(1655,2,1657,1316,0,"(((path[by]==3)&&(9==8)))", 1, 2, 0);
		tr_2_src(1316, "tables.pml", 45);
	trans[0][1657]	= settr(1656,2,1970,1317,1317,"path[by] = 1", 1, 2, 0);
		tr_2_src(1317, "tables.pml", 45);
	trans[0][1658]	= settr(1657,2,1659,1318,0,"(((path[by]==2)&&(9==9)))", 1, 2, 0);
		tr_2_src(1318, "tables.pml", 46);
	trans[0][1659]	= settr(1658,2,1970,1319,1319,"path[by] = 5", 1, 2, 0);
		tr_2_src(1319, "tables.pml", 46);
	trans[0][1660]	= settr(1659,2,1661,1320,0,"(((path[by]==2)&&(9==8)))", 1, 2, 0);
		tr_2_src(1320, "tables.pml", 47);
	trans[0][1661]	= settr(1660,2,1970,1321,1321,"path[by] = 1", 1, 2, 0);
		tr_2_src(1321, "tables.pml", 47);
	trans[0][1662]	= settr(1661,2,1663,1322,0,"(((path[by]==1)&&(9==1)))", 1, 2, 0);
		tr_2_src(1322, "tables.pml", 48);
	trans[0][1663]	= settr(1662,2,1970,1323,1323,"path[by] = 6", 1, 2, 0);
		tr_2_src(1323, "tables.pml", 48);
	trans[0][1664]	= settr(1663,2,1970,2,0,"else", 1, 2, 0);
	trans[0][1668]	= settr(1667,2,1970,2,0,"else", 1, 2, 0);
	trans[0][1674]	= settr(1673,2,1970,1,0,".(goto)", 1, 2, 0);
	trans[0][1672]	= settr(1671,2,1970,2,0,"else", 1, 2, 0);
	T = trans[0][1970] = settr(1969,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:235 */
	T = T->nxt	= settr(1969,2,1675,0,0,"IF", 1, 2, 0);
		/* failover.pml:235 */
	T = T->nxt	= settr(1969,2,1822,0,0,"IF", 1, 2, 0);
		/* failover.pml:235 */
	    T->nxt	= settr(1969,2,1969,0,0,"IF", 1, 2, 0);
		/* failover.pml:235 */
	trans[0][1675]	= settr(1674,2,1821,1324,1324,"(((((failover==3)||(failover==2))&&(by==from))&&((path[from]==5)||(path[from]==4))))", 1, 2, 0);
		tr_2_src(1324, "failover.pml", 236);
	T = trans[ 0][1821] = settr(1820,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:133 */
	T->nxt	= settr(1820,0,1709,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:133 */
	T = trans[ 0][1709] = settr(1708,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(1708,0,1707,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][1707] = settr(1706,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1676,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1678,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1680,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1682,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1684,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1686,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1688,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1690,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1692,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1694,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1696,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1698,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1700,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1702,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1706,2,1704,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(1706,2,1706,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][1676]	= settr(1675,2,1677,1325,0,"(((failover==4)&&(4==9)))", 1, 2, 0);
		tr_2_src(1325, "tables.pml", 8);
	trans[0][1677]	= settr(1676,2,1791,1326,1326,"failover = 3", 1, 2, 0);
		tr_2_src(1326, "tables.pml", 8);
	trans[0][1708]	= settr(1707,2,1791,1,0,".(goto)", 1, 2, 0);
	trans[0][1678]	= settr(1677,2,1679,1327,0,"(((failover==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(1327, "tables.pml", 9);
	trans[0][1679]	= settr(1678,2,1791,1328,1328,"failover = 2", 1, 2, 0);
		tr_2_src(1328, "tables.pml", 9);
	trans[0][1680]	= settr(1679,2,1681,1329,0,"(((failover==4)&&(4==7)))", 1, 2, 0);
		tr_2_src(1329, "tables.pml", 10);
	trans[0][1681]	= settr(1680,2,1791,1330,1330,"failover = 4", 1, 2, 0);
		tr_2_src(1330, "tables.pml", 10);
	trans[0][1682]	= settr(1681,2,1683,1331,0,"(((failover==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(1331, "tables.pml", 11);
	trans[0][1683]	= settr(1682,2,1791,1332,1332,"failover = 1", 1, 2, 0);
		tr_2_src(1332, "tables.pml", 11);
	trans[0][1684]	= settr(1683,2,1685,1333,0,"(((failover==3)&&(4==5)))", 1, 2, 0);
		tr_2_src(1333, "tables.pml", 12);
	trans[0][1685]	= settr(1684,2,1791,1334,1334,"failover = 4", 1, 2, 0);
		tr_2_src(1334, "tables.pml", 12);
	trans[0][1686]	= settr(1685,2,1687,1335,0,"(((failover==3)&&(4==4)))", 1, 2, 0);
		tr_2_src(1335, "tables.pml", 13);
	trans[0][1687]	= settr(1686,2,1791,1336,1336,"failover = 4", 1, 2, 0);
		tr_2_src(1336, "tables.pml", 13);
	trans[0][1688]	= settr(1687,2,1689,1337,0,"(((failover==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(1337, "tables.pml", 14);
	trans[0][1689]	= settr(1688,2,1791,1338,1338,"failover = 2", 1, 2, 0);
		tr_2_src(1338, "tables.pml", 14);
	trans[0][1690]	= settr(1689,2,1691,1339,0,"(((failover==3)&&(4==7)))", 1, 2, 0);
		tr_2_src(1339, "tables.pml", 15);
	trans[0][1691]	= settr(1690,2,1791,1340,1340,"failover = 4", 1, 2, 0);
		tr_2_src(1340, "tables.pml", 15);
	trans[0][1692]	= settr(1691,2,1693,1341,0,"(((failover==3)&&(4==6)))", 1, 2, 0);
		tr_2_src(1341, "tables.pml", 16);
	trans[0][1693]	= settr(1692,2,1791,1342,1342,"failover = 1", 1, 2, 0);
		tr_2_src(1342, "tables.pml", 16);
	trans[0][1694]	= settr(1693,2,1695,1343,0,"(((failover==2)&&(4==4)))", 1, 2, 0);
		tr_2_src(1343, "tables.pml", 17);
	trans[0][1695]	= settr(1694,2,1791,1344,1344,"failover = 4", 1, 2, 0);
		tr_2_src(1344, "tables.pml", 17);
	trans[0][1696]	= settr(1695,2,1697,1345,0,"(((failover==2)&&(4==2)))", 1, 2, 0);
		tr_2_src(1345, "tables.pml", 18);
	trans[0][1697]	= settr(1696,2,1791,1346,1346,"failover = 3", 1, 2, 0);
		tr_2_src(1346, "tables.pml", 18);
	trans[0][1698]	= settr(1697,2,1699,1347,0,"(((failover==2)&&(4==1)))", 1, 2, 0);
		tr_2_src(1347, "tables.pml", 19);
	trans[0][1699]	= settr(1698,2,1791,1348,1348,"failover = 2", 1, 2, 0);
		tr_2_src(1348, "tables.pml", 19);
	trans[0][1700]	= settr(1699,2,1701,1349,0,"(((failover==2)&&(4==7)))", 1, 2, 0);
		tr_2_src(1349, "tables.pml", 20);
	trans[0][1701]	= settr(1700,2,1791,1350,1350,"failover = 4", 1, 2, 0);
		tr_2_src(1350, "tables.pml", 20);
	trans[0][1702]	= settr(1701,2,1703,1351,0,"(((failover==2)&&(4==6)))", 1, 2, 0);
		tr_2_src(1351, "tables.pml", 21);
	trans[0][1703]	= settr(1702,2,1791,1352,1352,"failover = 1", 1, 2, 0);
		tr_2_src(1352, "tables.pml", 21);
	trans[0][1704]	= settr(1703,2,1705,1353,0,"(((failover==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(1353, "tables.pml", 22);
	trans[0][1705]	= settr(1704,2,1791,1354,1354,"failover = 4", 1, 2, 0);
		tr_2_src(1354, "tables.pml", 22);
	trans[0][1706]	= settr(1705,2,1791,2,0,"else", 1, 2, 0);
	T = trans[ 0][1791] = settr(1790,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(1790,0,1748,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][1748] = settr(1747,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(1747,2,1710,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(1747,2,1747,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][1710]	= settr(1709,2,1746,1355,0,"(((holder!=7)&&(holder!=from)))", 1, 2, 0);
		tr_2_src(1355, "failover.pml", 112);
	T = trans[ 0][1746] = settr(1745,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1745,0,1744,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1744] = settr(1743,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1711,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1713,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1715,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1717,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1719,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1721,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1723,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1725,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1727,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1729,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1731,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1733,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1735,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1737,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1739,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1743,2,1741,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1743,2,1743,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1711]	= settr(1710,2,1712,1356,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(1356, "tables.pml", 33);
	trans[0][1712]	= settr(1711,2,1750,1357,1357,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1357, "tables.pml", 33);
	trans[0][1745]	= settr(1744,2,1750,1,0,".(goto)", 1, 2, 0);
	trans[0][1713]	= settr(1712,2,1714,1358,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(1358, "tables.pml", 34);
	trans[0][1714]	= settr(1713,2,1750,1359,1359,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1359, "tables.pml", 34);
	trans[0][1715]	= settr(1714,2,1716,1360,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(1360, "tables.pml", 35);
	trans[0][1716]	= settr(1715,2,1750,1361,1361,"path[holder] = 4", 1, 2, 0);
		tr_2_src(1361, "tables.pml", 35);
	trans[0][1717]	= settr(1716,2,1718,1362,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(1362, "tables.pml", 36);
	trans[0][1718]	= settr(1717,2,1750,1363,1363,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1363, "tables.pml", 36);
	trans[0][1719]	= settr(1718,2,1720,1364,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(1364, "tables.pml", 37);
	trans[0][1720]	= settr(1719,2,1750,1365,1365,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1365, "tables.pml", 37);
	trans[0][1721]	= settr(1720,2,1722,1366,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(1366, "tables.pml", 38);
	trans[0][1722]	= settr(1721,2,1750,1367,1367,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1367, "tables.pml", 38);
	trans[0][1723]	= settr(1722,2,1724,1368,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(1368, "tables.pml", 39);
	trans[0][1724]	= settr(1723,2,1750,1369,1369,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1369, "tables.pml", 39);
	trans[0][1725]	= settr(1724,2,1726,1370,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(1370, "tables.pml", 40);
	trans[0][1726]	= settr(1725,2,1750,1371,1371,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1371, "tables.pml", 40);
	trans[0][1727]	= settr(1726,2,1728,1372,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(1372, "tables.pml", 41);
	trans[0][1728]	= settr(1727,2,1750,1373,1373,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1373, "tables.pml", 41);
	trans[0][1729]	= settr(1728,2,1730,1374,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(1374, "tables.pml", 42);
	trans[0][1730]	= settr(1729,2,1750,1375,1375,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1375, "tables.pml", 42);
	trans[0][1731]	= settr(1730,2,1732,1376,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(1376, "tables.pml", 43);
	trans[0][1732]	= settr(1731,2,1750,1377,1377,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1377, "tables.pml", 43);
	trans[0][1733]	= settr(1732,2,1734,1378,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(1378, "tables.pml", 44);
	trans[0][1734]	= settr(1733,2,1750,1379,1379,"path[holder] = 2", 1, 2, 0);
		tr_2_src(1379, "tables.pml", 44);
	trans[0][1735]	= settr(1734,2,1736,1380,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(1380, "tables.pml", 45);
	trans[0][1736]	= settr(1735,2,1750,1381,1381,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1381, "tables.pml", 45);
	trans[0][1737]	= settr(1736,2,1738,1382,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(1382, "tables.pml", 46);
	trans[0][1738]	= settr(1737,2,1750,1383,1383,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1383, "tables.pml", 46);
	trans[0][1739]	= settr(1738,2,1740,1384,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(1384, "tables.pml", 47);
	trans[0][1740]	= settr(1739,2,1750,1385,1385,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1385, "tables.pml", 47);
	trans[0][1741]	= settr(1740,2,1742,1386,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(1386, "tables.pml", 48);
	trans[0][1742]	= settr(1741,2,1750,1387,1387,"path[holder] = 6", 1, 2, 0);
		tr_2_src(1387, "tables.pml", 48);
	trans[0][1743]	= settr(1742,2,1750,2,0,"else", 1, 2, 0);
	trans[0][1749]	= settr(1748,2,1750,1,0,".(goto)", 1, 2, 0);
	trans[0][1747]	= settr(1746,2,1750,2,0,"else", 1, 2, 0);
	trans[0][1750]	= settr(1749,2,1789,1388,1388,"holder = from", 1, 2, 0);
		tr_2_src(1388, "failover.pml", 113);
	T = trans[0][1789] = settr(1788,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(1788,2,1751,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(1788,2,1788,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][1751]	= settr(1750,2,1787,1389,0,"((from!=7))", 1, 2, 0);
		tr_2_src(1389, "failover.pml", 114);
	T = trans[ 0][1787] = settr(1786,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1786,0,1785,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1785] = settr(1784,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1752,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1754,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1756,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1758,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1760,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1762,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1764,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1766,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1768,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1770,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1772,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1774,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1776,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1778,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1780,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1784,2,1782,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1784,2,1784,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1752]	= settr(1751,2,1753,1390,0,"(((path[from]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(1390, "tables.pml", 33);
	trans[0][1753]	= settr(1752,2,1792,1391,1391,"path[from] = 5", 1, 2, 0);
		tr_2_src(1391, "tables.pml", 33);
	trans[0][1786]	= settr(1785,2,1792,1,0,".(goto)", 1, 2, 0);
	trans[0][1754]	= settr(1753,2,1755,1392,0,"(((path[from]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(1392, "tables.pml", 34);
	trans[0][1755]	= settr(1754,2,1792,1393,1393,"path[from] = 1", 1, 2, 0);
		tr_2_src(1393, "tables.pml", 34);
	trans[0][1756]	= settr(1755,2,1757,1394,0,"(((path[from]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(1394, "tables.pml", 35);
	trans[0][1757]	= settr(1756,2,1792,1395,1395,"path[from] = 4", 1, 2, 0);
		tr_2_src(1395, "tables.pml", 35);
	trans[0][1758]	= settr(1757,2,1759,1396,0,"(((path[from]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(1396, "tables.pml", 36);
	trans[0][1759]	= settr(1758,2,1792,1397,1397,"path[from] = 3", 1, 2, 0);
		tr_2_src(1397, "tables.pml", 36);
	trans[0][1760]	= settr(1759,2,1761,1398,0,"(((path[from]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(1398, "tables.pml", 37);
	trans[0][1761]	= settr(1760,2,1792,1399,1399,"path[from] = 3", 1, 2, 0);
		tr_2_src(1399, "tables.pml", 37);
	trans[0][1762]	= settr(1761,2,1763,1400,0,"(((path[from]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(1400, "tables.pml", 38);
	trans[0][1763]	= settr(1762,2,1792,1401,1401,"path[from] = 1", 1, 2, 0);
		tr_2_src(1401, "tables.pml", 38);
	trans[0][1764]	= settr(1763,2,1765,1402,0,"(((path[from]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(1402, "tables.pml", 39);
	trans[0][1765]	= settr(1764,2,1792,1403,1403,"path[from] = 5", 1, 2, 0);
		tr_2_src(1403, "tables.pml", 39);
	trans[0][1766]	= settr(1765,2,1767,1404,0,"(((path[from]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(1404, "tables.pml", 40);
	trans[0][1767]	= settr(1766,2,1792,1405,1405,"path[from] = 3", 1, 2, 0);
		tr_2_src(1405, "tables.pml", 40);
	trans[0][1768]	= settr(1767,2,1769,1406,0,"(((path[from]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(1406, "tables.pml", 41);
	trans[0][1769]	= settr(1768,2,1792,1407,1407,"path[from] = 3", 1, 2, 0);
		tr_2_src(1407, "tables.pml", 41);
	trans[0][1770]	= settr(1769,2,1771,1408,0,"(((path[from]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(1408, "tables.pml", 42);
	trans[0][1771]	= settr(1770,2,1792,1409,1409,"path[from] = 1", 1, 2, 0);
		tr_2_src(1409, "tables.pml", 42);
	trans[0][1772]	= settr(1771,2,1773,1410,0,"(((path[from]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(1410, "tables.pml", 43);
	trans[0][1773]	= settr(1772,2,1792,1411,1411,"path[from] = 5", 1, 2, 0);
		tr_2_src(1411, "tables.pml", 43);
	trans[0][1774]	= settr(1773,2,1775,1412,0,"(((path[from]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(1412, "tables.pml", 44);
	trans[0][1775]	= settr(1774,2,1792,1413,1413,"path[from] = 2", 1, 2, 0);
		tr_2_src(1413, "tables.pml", 44);
	trans[0][1776]	= settr(1775,2,1777,1414,0,"(((path[from]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(1414, "tables.pml", 45);
	trans[0][1777]	= settr(1776,2,1792,1415,1415,"path[from] = 1", 1, 2, 0);
		tr_2_src(1415, "tables.pml", 45);
	trans[0][1778]	= settr(1777,2,1779,1416,0,"(((path[from]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(1416, "tables.pml", 46);
	trans[0][1779]	= settr(1778,2,1792,1417,1417,"path[from] = 5", 1, 2, 0);
		tr_2_src(1417, "tables.pml", 46);
	trans[0][1780]	= settr(1779,2,1781,1418,0,"(((path[from]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(1418, "tables.pml", 47);
	trans[0][1781]	= settr(1780,2,1792,1419,1419,"path[from] = 1", 1, 2, 0);
		tr_2_src(1419, "tables.pml", 47);
	trans[0][1782]	= settr(1781,2,1783,1420,0,"(((path[from]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(1420, "tables.pml", 48);
	trans[0][1783]	= settr(1782,2,1792,1421,1421,"path[from] = 6", 1, 2, 0);
		tr_2_src(1421, "tables.pml", 48);
	trans[0][1784]	= settr(1783,2,1792,2,0,"else", 1, 2, 0);
	trans[0][1790]	= settr(1789,2,1792,1,0,".(goto)", 1, 2, 0);
	trans[0][1788]	= settr(1787,2,1792,2,0,"else", 1, 2, 0);
	trans[0][1792]	= settr(1791,2,1819,1422,1422,"to = 7", 1, 2, 0);
		tr_2_src(1422, "failover.pml", 136);
	T = trans[ 0][1819] = settr(1818,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(1818,0,1804,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][1804] = settr(1803,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(1803,2,1793,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(1803,2,1803,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][1793]	= settr(1792,2,1802,1423,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(1423, "failover.pml", 106);
	T = trans[ 0][1802] = settr(1801,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1801,0,1800,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1800] = settr(1799,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1799,2,1794,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1799,2,1796,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1799,2,1798,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1794]	= settr(1793,2,1795,1424,0,"((forward[from]&&nfull(data[from])))", 1, 3, 0);
		tr_2_src(1424, "failover.pml", 74);
	trans[0][1795]	= settr(1794,2,1817,1425,1425,"data[from]!una,epoch", 1, 3, 0);
		tr_2_src(1425, "failover.pml", 74);
	trans[0][1801]	= settr(1800,2,1817,1,0,".(goto)", 1, 2, 0);
	trans[0][1796]	= settr(1795,2,1797,1426,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1426, "failover.pml", 75);
	trans[0][1797]	= settr(1796,2,1817,1427,1427,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1427, "failover.pml", 75);
	trans[0][1798]	= settr(1797,2,1799,1428,0,"((!(forward[from])||(len(data[from])==2)))", 1, 2, 0);
		tr_2_src(1428, "failover.pml", 76);
	trans[0][1799]	= settr(1798,2,1817,1,0,"(1)", 1, 2, 0);
	trans[0][1805]	= settr(1804,2,1817,1,0,".(goto)", 1, 2, 0);
	trans[0][1803]	= settr(1802,2,1817,2,0,"else", 1, 2, 0);
	T = trans[0][1817] = settr(1816,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(1816,2,1806,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(1816,2,1816,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][1806]	= settr(1805,2,1815,1429,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(1429, "failover.pml", 107);
	T = trans[ 0][1815] = settr(1814,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1814,0,1813,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1813] = settr(1812,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1812,2,1807,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1812,2,1809,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1812,2,1811,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1807]	= settr(1806,2,1808,1430,0,"((forward[from]&&nfull(data[from])))", 1, 3, 0);
		tr_2_src(1430, "failover.pml", 74);
	trans[0][1808]	= settr(1807,2,1820,1431,1431,"data[from]!(una+1),epoch", 1, 3, 0);
		tr_2_src(1431, "failover.pml", 74);
	trans[0][1814]	= settr(1813,2,1820,1,0,".(goto)", 1, 2, 0);
	trans[0][1809]	= settr(1808,2,1810,1432,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1432, "failover.pml", 75);
	trans[0][1810]	= settr(1809,2,1820,1433,1433,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1433, "failover.pml", 75);
	trans[0][1811]	= settr(1810,2,1812,1434,0,"((!(forward[from])||(len(data[from])==2)))", 1, 2, 0);
		tr_2_src(1434, "failover.pml", 76);
	trans[0][1812]	= settr(1811,2,1820,1,0,"(1)", 1, 2, 0);
	trans[0][1818]	= settr(1817,2,1820,1,0,".(goto)", 1, 2, 0);
	trans[0][1816]	= settr(1815,2,1820,2,0,"else", 1, 2, 0);
	trans[0][1820]	= settr(1819,2,1971,1435,1435,"from = 7", 1, 2, 0);
		tr_2_src(1435, "failover.pml", 138);
	trans[0][1971]	= settr(1970,2,1972,1,0,".(goto)", 1, 2, 0);
	trans[0][1822]	= settr(1821,2,1968,1436,1436,"(((((failover==3)&&(by==to))&&(stamp==epoch))&&((path[to]==5)||(path[to]==4))))", 1, 2, 0);
		tr_2_src(1436, "failover.pml", 237);
	T = trans[ 0][1968] = settr(1967,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T->nxt	= settr(1967,0,1856,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T = trans[ 0][1856] = settr(1855,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(1855,0,1854,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][1854] = settr(1853,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1823,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1825,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1827,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1829,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1831,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1833,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1835,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1837,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1839,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1841,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1843,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1845,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1847,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1849,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(1853,2,1851,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(1853,2,1853,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][1823]	= settr(1822,2,1824,1437,0,"(((failover==4)&&(5==9)))", 1, 2, 0);
		tr_2_src(1437, "tables.pml", 8);
	trans[0][1824]	= settr(1823,2,1938,1438,1438,"failover = 3", 1, 2, 0);
		tr_2_src(1438, "tables.pml", 8);
	trans[0][1855]	= settr(1854,2,1938,1,0,".(goto)", 1, 2, 0);
	trans[0][1825]	= settr(1824,2,1826,1439,0,"(((failover==4)&&(5==8)))", 1, 2, 0);
		tr_2_src(1439, "tables.pml", 9);
	trans[0][1826]	= settr(1825,2,1938,1440,1440,"failover = 2", 1, 2, 0);
		tr_2_src(1440, "tables.pml", 9);
	trans[0][1827]	= settr(1826,2,1828,1441,0,"(((failover==4)&&(5==7)))", 1, 2, 0);
		tr_2_src(1441, "tables.pml", 10);
	trans[0][1828]	= settr(1827,2,1938,1442,1442,"failover = 4", 1, 2, 0);
		tr_2_src(1442, "tables.pml", 10);
	trans[0][1829]	= settr(1828,2,1830,1443,0,"(((failover==4)&&(5==6)))", 1, 2, 0);
		tr_2_src(1443, "tables.pml", 11);
	trans[0][1830]	= settr(1829,2,1938,1444,1444,"failover = 1", 1, 2, 0);
		tr_2_src(1444, "tables.pml", 11);
	trans[0][1831]	= settr(1830,2,1832,1445,0,"(((failover==3)&&(5==5)))", 1, 2, 0);
		tr_2_src(1445, "tables.pml", 12);
	trans[0][1832]	= settr(1831,2,1938,1446,1446,"failover = 4", 1, 2, 0);
		tr_2_src(1446, "tables.pml", 12);
	trans[0][1833]	= settr(1832,2,1834,1447,0,"(((failover==3)&&(5==4)))", 1, 2, 0);
		tr_2_src(1447, "tables.pml", 13);
	trans[0][1834]	= settr(1833,2,1938,1448,1448,"failover = 4", 1, 2, 0);
		tr_2_src(1448, "tables.pml", 13);
	trans[0][1835]	= settr(1834,2,1836,1449,0,"(((failover==3)&&(5==3)))", 1, 2, 0);
		tr_2_src(1449, "tables.pml", 14);
	trans[0][1836]	= settr(1835,2,1938,1450,1450,"failover = 2", 1, 2, 0);
		tr_2_src(1450, "tables.pml", 14);
	trans[0][1837]	= settr(1836,2,1838,1451,0,"(((failover==3)&&(5==7)))", 1, 2, 0);
		tr_2_src(1451, "tables.pml", 15);
	trans[0][1838]	= settr(1837,2,1938,1452,1452,"failover = 4", 1, 2, 0);
		tr_2_src(1452, "tables.pml", 15);
	trans[0][1839]	= settr(1838,2,1840,1453,0,"(((failover==3)&&(5==6)))", 1, 2, 0);
		tr_2_src(1453, "tables.pml", 16);
	trans[0][1840]	= settr(1839,2,1938,1454,1454,"failover = 1", 1, 2, 0);
		tr_2_src(1454, "tables.pml", 16);
	trans[0][1841]	= settr(1840,2,1842,1455,0,"(((failover==2)&&(5==4)))", 1, 2, 0);
		tr_2_src(1455, "tables.pml", 17);
	trans[0][1842]	= settr(1841,2,1938,1456,1456,"failover = 4", 1, 2, 0);
		tr_2_src(1456, "tables.pml", 17);
	trans[0][1843]	= settr(1842,2,1844,1457,0,"(((failover==2)&&(5==2)))", 1, 2, 0);
		tr_2_src(1457, "tables.pml", 18);
	trans[0][1844]	= settr(1843,2,1938,1458,1458,"failover = 3", 1, 2, 0);
		tr_2_src(1458, "tables.pml", 18);
	trans[0][1845]	= settr(1844,2,1846,1459,0,"(((failover==2)&&(5==1)))", 1, 2, 0);
		tr_2_src(1459, "tables.pml", 19);
	trans[0][1846]	= settr(1845,2,1938,1460,1460,"failover = 2", 1, 2, 0);
		tr_2_src(1460, "tables.pml", 19);
	trans[0][1847]	= settr(1846,2,1848,1461,0,"(((failover==2)&&(5==7)))", 1, 2, 0);
		tr_2_src(1461, "tables.pml", 20);
	trans[0][1848]	= settr(1847,2,1938,1462,1462,"failover = 4", 1, 2, 0);
		tr_2_src(1462, "tables.pml", 20);
	trans[0][1849]	= settr(1848,2,1850,1463,0,"(((failover==2)&&(5==6)))", 1, 2, 0);
		tr_2_src(1463, "tables.pml", 21);
	trans[0][1850]	= settr(1849,2,1938,1464,1464,"failover = 1", 1, 2, 0);
		tr_2_src(1464, "tables.pml", 21);
	trans[0][1851]	= settr(1850,2,1852,1465,0,"(((failover==1)&&(5==1)))", 1, 2, 0);
		tr_2_src(1465, "tables.pml", 22);
	trans[0][1852]	= settr(1851,2,1938,1466,1466,"failover = 4", 1, 2, 0);
		tr_2_src(1466, "tables.pml", 22);
	trans[0][1853]	= settr(1852,2,1938,2,0,"else", 1, 2, 0);
	T = trans[ 0][1938] = settr(1937,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(1937,0,1895,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][1895] = settr(1894,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(1894,2,1857,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(1894,2,1894,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][1857]	= settr(1856,2,1893,1467,0,"(((holder!=7)&&(holder!=to)))", 1, 2, 0);
		tr_2_src(1467, "failover.pml", 112);
	T = trans[ 0][1893] = settr(1892,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1892,0,1891,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1891] = settr(1890,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1858,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1860,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1862,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1864,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1866,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1868,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1870,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1872,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1874,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1876,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1878,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1880,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1882,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1884,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1886,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1890,2,1888,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1890,2,1890,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1858]	= settr(1857,2,1859,1468,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(1468, "tables.pml", 33);
	trans[0][1859]	= settr(1858,2,1897,1469,1469,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1469, "tables.pml", 33);
	trans[0][1892]	= settr(1891,2,1897,1,0,".(goto)", 1, 2, 0);
	trans[0][1860]	= settr(1859,2,1861,1470,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(1470, "tables.pml", 34);
	trans[0][1861]	= settr(1860,2,1897,1471,1471,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1471, "tables.pml", 34);
	trans[0][1862]	= settr(1861,2,1863,1472,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(1472, "tables.pml", 35);
	trans[0][1863]	= settr(1862,2,1897,1473,1473,"path[holder] = 4", 1, 2, 0);
		tr_2_src(1473, "tables.pml", 35);
	trans[0][1864]	= settr(1863,2,1865,1474,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(1474, "tables.pml", 36);
	trans[0][1865]	= settr(1864,2,1897,1475,1475,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1475, "tables.pml", 36);
	trans[0][1866]	= settr(1865,2,1867,1476,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(1476, "tables.pml", 37);
	trans[0][1867]	= settr(1866,2,1897,1477,1477,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1477, "tables.pml", 37);
	trans[0][1868]	= settr(1867,2,1869,1478,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(1478, "tables.pml", 38);
	trans[0][1869]	= settr(1868,2,1897,1479,1479,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1479, "tables.pml", 38);
	trans[0][1870]	= settr(1869,2,1871,1480,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(1480, "tables.pml", 39);
	trans[0][1871]	= settr(1870,2,1897,1481,1481,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1481, "tables.pml", 39);
	trans[0][1872]	= settr(1871,2,1873,1482,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(1482, "tables.pml", 40);
	trans[0][1873]	= settr(1872,2,1897,1483,1483,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1483, "tables.pml", 40);
	trans[0][1874]	= settr(1873,2,1875,1484,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(1484, "tables.pml", 41);
	trans[0][1875]	= settr(1874,2,1897,1485,1485,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1485, "tables.pml", 41);
	trans[0][1876]	= settr(1875,2,1877,1486,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(1486, "tables.pml", 42);
	trans[0][1877]	= settr(1876,2,1897,1487,1487,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1487, "tables.pml", 42);
	trans[0][1878]	= settr(1877,2,1879,1488,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(1488, "tables.pml", 43);
	trans[0][1879]	= settr(1878,2,1897,1489,1489,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1489, "tables.pml", 43);
	trans[0][1880]	= settr(1879,2,1881,1490,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(1490, "tables.pml", 44);
	trans[0][1881]	= settr(1880,2,1897,1491,1491,"path[holder] = 2", 1, 2, 0);
		tr_2_src(1491, "tables.pml", 44);
	trans[0][1882]	= settr(1881,2,1883,1492,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(1492, "tables.pml", 45);
	trans[0][1883]	= settr(1882,2,1897,1493,1493,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1493, "tables.pml", 45);
	trans[0][1884]	= settr(1883,2,1885,1494,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(1494, "tables.pml", 46);
	trans[0][1885]	= settr(1884,2,1897,1495,1495,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1495, "tables.pml", 46);
	trans[0][1886]	= settr(1885,2,1887,1496,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(1496, "tables.pml", 47);
	trans[0][1887]	= settr(1886,2,1897,1497,1497,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1497, "tables.pml", 47);
	trans[0][1888]	= settr(1887,2,1889,1498,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(1498, "tables.pml", 48);
	trans[0][1889]	= settr(1888,2,1897,1499,1499,"path[holder] = 6", 1, 2, 0);
		tr_2_src(1499, "tables.pml", 48);
	trans[0][1890]	= settr(1889,2,1897,2,0,"else", 1, 2, 0);
	trans[0][1896]	= settr(1895,2,1897,1,0,".(goto)", 1, 2, 0);
	trans[0][1894]	= settr(1893,2,1897,2,0,"else", 1, 2, 0);
	trans[0][1897]	= settr(1896,2,1936,1500,1500,"holder = to", 1, 2, 0);
		tr_2_src(1500, "failover.pml", 113);
	T = trans[0][1936] = settr(1935,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(1935,2,1898,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(1935,2,1935,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][1898]	= settr(1897,2,1934,1501,0,"((to!=7))", 1, 2, 0);
		tr_2_src(1501, "failover.pml", 114);
	T = trans[ 0][1934] = settr(1933,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(1933,0,1932,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][1932] = settr(1931,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1899,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1901,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1903,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1905,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1907,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1909,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1911,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1913,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1915,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1917,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1919,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1921,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1923,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1925,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1927,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(1931,2,1929,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(1931,2,1931,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1899]	= settr(1898,2,1900,1502,0,"(((path[to]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(1502, "tables.pml", 33);
	trans[0][1900]	= settr(1899,2,1939,1503,1503,"path[to] = 5", 1, 2, 0);
		tr_2_src(1503, "tables.pml", 33);
	trans[0][1933]	= settr(1932,2,1939,1,0,".(goto)", 1, 2, 0);
	trans[0][1901]	= settr(1900,2,1902,1504,0,"(((path[to]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(1504, "tables.pml", 34);
	trans[0][1902]	= settr(1901,2,1939,1505,1505,"path[to] = 1", 1, 2, 0);
		tr_2_src(1505, "tables.pml", 34);
	trans[0][1903]	= settr(1902,2,1904,1506,0,"(((path[to]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(1506, "tables.pml", 35);
	trans[0][1904]	= settr(1903,2,1939,1507,1507,"path[to] = 4", 1, 2, 0);
		tr_2_src(1507, "tables.pml", 35);
	trans[0][1905]	= settr(1904,2,1906,1508,0,"(((path[to]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(1508, "tables.pml", 36);
	trans[0][1906]	= settr(1905,2,1939,1509,1509,"path[to] = 3", 1, 2, 0);
		tr_2_src(1509, "tables.pml", 36);
	trans[0][1907]	= settr(1906,2,1908,1510,0,"(((path[to]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(1510, "tables.pml", 37);
	trans[0][1908]	= settr(1907,2,1939,1511,1511,"path[to] = 3", 1, 2, 0);
		tr_2_src(1511, "tables.pml", 37);
	trans[0][1909]	= settr(1908,2,1910,1512,0,"(((path[to]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(1512, "tables.pml", 38);
	trans[0][1910]	= settr(1909,2,1939,1513,1513,"path[to] = 1", 1, 2, 0);
		tr_2_src(1513, "tables.pml", 38);
	trans[0][1911]	= settr(1910,2,1912,1514,0,"(((path[to]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(1514, "tables.pml", 39);
	trans[0][1912]	= settr(1911,2,1939,1515,1515,"path[to] = 5", 1, 2, 0);
		tr_2_src(1515, "tables.pml", 39);
	trans[0][1913]	= settr(1912,2,1914,1516,0,"(((path[to]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(1516, "tables.pml", 40);
	trans[0][1914]	= settr(1913,2,1939,1517,1517,"path[to] = 3", 1, 2, 0);
		tr_2_src(1517, "tables.pml", 40);
	trans[0][1915]	= settr(1914,2,1916,1518,0,"(((path[to]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(1518, "tables.pml", 41);
	trans[0][1916]	= settr(1915,2,1939,1519,1519,"path[to] = 3", 1, 2, 0);
		tr_2_src(1519, "tables.pml", 41);
	trans[0][1917]	= settr(1916,2,1918,1520,0,"(((path[to]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(1520, "tables.pml", 42);
	trans[0][1918]	= settr(1917,2,1939,1521,1521,"path[to] = 1", 1, 2, 0);
		tr_2_src(1521, "tables.pml", 42);
	trans[0][1919]	= settr(1918,2,1920,1522,0,"(((path[to]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(1522, "tables.pml", 43);
	trans[0][1920]	= settr(1919,2,1939,1523,1523,"path[to] = 5", 1, 2, 0);
		tr_2_src(1523, "tables.pml", 43);
	trans[0][1921]	= settr(1920,2,1922,1524,0,"(((path[to]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(1524, "tables.pml", 44);
	trans[0][1922]	= settr(1921,2,1939,1525,1525,"path[to] = 2", 1, 2, 0);
		tr_2_src(1525, "tables.pml", 44);
	trans[0][1923]	= settr(1922,2,1924,1526,0,"(((path[to]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(1526, "tables.pml", 45);
	trans[0][1924]	= settr(1923,2,1939,1527,1527,"path[to] = 1", 1, 2, 0);
		tr_2_src(1527, "tables.pml", 45);
	trans[0][1925]	= settr(1924,2,1926,1528,0,"(((path[to]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(1528, "tables.pml", 46);
	trans[0][1926]	= settr(1925,2,1939,1529,1529,"path[to] = 5", 1, 2, 0);
		tr_2_src(1529, "tables.pml", 46);
	trans[0][1927]	= settr(1926,2,1928,1530,0,"(((path[to]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(1530, "tables.pml", 47);
	trans[0][1928]	= settr(1927,2,1939,1531,1531,"path[to] = 1", 1, 2, 0);
		tr_2_src(1531, "tables.pml", 47);
	trans[0][1929]	= settr(1928,2,1930,1532,0,"(((path[to]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(1532, "tables.pml", 48);
	trans[0][1930]	= settr(1929,2,1939,1533,1533,"path[to] = 6", 1, 2, 0);
		tr_2_src(1533, "tables.pml", 48);
	trans[0][1931]	= settr(1930,2,1939,2,0,"else", 1, 2, 0);
	trans[0][1937]	= settr(1936,2,1939,1,0,".(goto)", 1, 2, 0);
	trans[0][1935]	= settr(1934,2,1939,2,0,"else", 1, 2, 0);
	trans[0][1939]	= settr(1938,2,1940,1534,1534,"from = 7", 1, 2, 0);
		tr_2_src(1534, "failover.pml", 131);
	trans[0][1940]	= settr(1939,2,1967,1535,1535,"to = 7", 1, 2, 0);
		tr_2_src(1535, "failover.pml", 131);
	T = trans[ 0][1967] = settr(1966,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(1966,0,1952,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][1952] = settr(1951,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(1951,2,1941,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(1951,2,1951,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][1941]	= settr(1940,2,1950,1536,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(1536, "failover.pml", 106);
	T = trans[ 0][1950] = settr(1949,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1949,0,1948,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1948] = settr(1947,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1947,2,1942,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1947,2,1944,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1947,2,1946,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1942]	= settr(1941,2,1943,1537,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(1537, "failover.pml", 74);
	trans[0][1943]	= settr(1942,2,1965,1538,1538,"data[to]!una,epoch", 1, 3, 0);
		tr_2_src(1538, "failover.pml", 74);
	trans[0][1949]	= settr(1948,2,1965,1,0,".(goto)", 1, 2, 0);
	trans[0][1944]	= settr(1943,2,1945,1539,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1539, "failover.pml", 75);
	trans[0][1945]	= settr(1944,2,1965,1540,1540,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1540, "failover.pml", 75);
	trans[0][1946]	= settr(1945,2,1947,1541,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(1541, "failover.pml", 76);
	trans[0][1947]	= settr(1946,2,1965,1,0,"(1)", 1, 2, 0);
	trans[0][1953]	= settr(1952,2,1965,1,0,".(goto)", 1, 2, 0);
	trans[0][1951]	= settr(1950,2,1965,2,0,"else", 1, 2, 0);
	T = trans[0][1965] = settr(1964,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(1964,2,1954,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(1964,2,1964,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][1954]	= settr(1953,2,1963,1542,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(1542, "failover.pml", 107);
	T = trans[ 0][1963] = settr(1962,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(1962,0,1961,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][1961] = settr(1960,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1960,2,1955,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(1960,2,1957,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(1960,2,1959,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][1955]	= settr(1954,2,1956,1543,0,"((forward[to]&&nfull(data[to])))", 1, 3, 0);
		tr_2_src(1543, "failover.pml", 74);
	trans[0][1956]	= settr(1955,2,1971,1544,1544,"data[to]!(una+1),epoch", 1, 3, 0);
		tr_2_src(1544, "failover.pml", 74);
	trans[0][1962]	= settr(1961,2,1971,1,0,".(goto)", 1, 2, 0);
	trans[0][1957]	= settr(1956,2,1958,1545,0,"((forward[to]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1545, "failover.pml", 75);
	trans[0][1958]	= settr(1957,2,1971,1546,1546,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1546, "failover.pml", 75);
	trans[0][1959]	= settr(1958,2,1960,1547,0,"((!(forward[to])||(len(data[to])==2)))", 1, 2, 0);
		tr_2_src(1547, "failover.pml", 76);
	trans[0][1960]	= settr(1959,2,1971,1,0,"(1)", 1, 2, 0);
	trans[0][1966]	= settr(1965,2,1971,1,0,".(goto)", 1, 2, 0);
	trans[0][1964]	= settr(1963,2,1971,2,0,"else", 1, 2, 0);
	trans[0][1969]	= settr(1968,2,1971,2,0,"else", 1, 2, 0);
	trans[0][1972]	= settr(1971,0,1583,1,0,"goto progress_forward", 1, 2, 0);
	T = trans[ 0][2355] = settr(2354,2,0,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:244 */
	T->nxt	= settr(2354,2,2055,0,0,"ATOMIC", 1, 2, 0);
		/* failover.pml:244 */
	T = trans[0][2055] = settr(2054,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:245 */
	T = T->nxt	= settr(2054,2,1974,0,0,"IF", 1, 2, 0);
		/* failover.pml:245 */
	    T->nxt	= settr(2054,2,2054,0,0,"IF", 1, 2, 0);
		/* failover.pml:245 */
	trans[0][1974]	= settr(1973,2,2053,1548,1548,"((stamp>=since[by]))", 1, 2, 0);
		tr_2_src(1548, "failover.pml", 245);
	T = trans[ 0][2053] = settr(2052,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:142 */
	T->nxt	= settr(2052,0,1975,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:142 */
	trans[0][1975]	= settr(1974,2,2051,1549,1549,"unanswered[by] = 0", 1, 2, 0);
		tr_2_src(1549, "failover.pml", 143);
	T = trans[0][2051] = settr(2050,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:144 */
	T = T->nxt	= settr(2050,2,1976,0,0,"IF", 1, 2, 0);
		/* failover.pml:144 */
	T = T->nxt	= settr(2050,2,2013,0,0,"IF", 1, 2, 0);
		/* failover.pml:144 */
	    T->nxt	= settr(2050,2,2050,0,0,"IF", 1, 2, 0);
		/* failover.pml:144 */
	trans[0][1976]	= settr(1975,2,2012,1550,0,"((path[by]==3))", 1, 2, 0);
		tr_2_src(1550, "failover.pml", 145);
	T = trans[ 0][2012] = settr(2011,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(2011,0,2010,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][2010] = settr(2009,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1977,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1979,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1981,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1983,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1985,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1987,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1989,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1991,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1993,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1995,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1997,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,1999,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,2001,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,2003,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,2005,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2009,2,2007,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(2009,2,2009,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][1977]	= settr(1976,2,1978,1551,0,"(((path[by]==6)&&(3==9)))", 1, 2, 0);
		tr_2_src(1551, "tables.pml", 33);
	trans[0][1978]	= settr(1977,2,2352,1552,1552,"path[by] = 5", 1, 2, 0);
		tr_2_src(1552, "tables.pml", 33);
	trans[0][2011]	= settr(2010,2,2352,1,0,".(goto)", 1, 2, 0);
	trans[0][1979]	= settr(1978,2,1980,1553,0,"(((path[by]==6)&&(3==8)))", 1, 2, 0);
		tr_2_src(1553, "tables.pml", 34);
	trans[0][1980]	= settr(1979,2,2352,1554,1554,"path[by] = 1", 1, 2, 0);
		tr_2_src(1554, "tables.pml", 34);
	trans[0][1981]	= settr(1980,2,1982,1555,0,"(((path[by]==5)&&(3==7)))", 1, 2, 0);
		tr_2_src(1555, "tables.pml", 35);
	trans[0][1982]	= settr(1981,2,2352,1556,1556,"path[by] = 4", 1, 2, 0);
		tr_2_src(1556, "tables.pml", 35);
	trans[0][1983]	= settr(1982,2,1984,1557,0,"(((path[by]==5)&&(3==6)))", 1, 2, 0);
		tr_2_src(1557, "tables.pml", 36);
	trans[0][1984]	= settr(1983,2,2352,1558,1558,"path[by] = 3", 1, 2, 0);
		tr_2_src(1558, "tables.pml", 36);
	trans[0][1985]	= settr(1984,2,1986,1559,0,"(((path[by]==5)&&(3==5)))", 1, 2, 0);
		tr_2_src(1559, "tables.pml", 37);
	trans[0][1986]	= settr(1985,2,2352,1560,1560,"path[by] = 3", 1, 2, 0);
		tr_2_src(1560, "tables.pml", 37);
	trans[0][1987]	= settr(1986,2,1988,1561,0,"(((path[by]==5)&&(3==8)))", 1, 2, 0);
		tr_2_src(1561, "tables.pml", 38);
	trans[0][1988]	= settr(1987,2,2352,1562,1562,"path[by] = 1", 1, 2, 0);
		tr_2_src(1562, "tables.pml", 38);
	trans[0][1989]	= settr(1988,2,1990,1563,0,"(((path[by]==4)&&(3==4)))", 1, 2, 0);
		tr_2_src(1563, "tables.pml", 39);
	trans[0][1990]	= settr(1989,2,2352,1564,1564,"path[by] = 5", 1, 2, 0);
		tr_2_src(1564, "tables.pml", 39);
	trans[0][1991]	= settr(1990,2,1992,1565,0,"(((path[by]==4)&&(3==6)))", 1, 2, 0);
		tr_2_src(1565, "tables.pml", 40);
	trans[0][1992]	= settr(1991,2,2352,1566,1566,"path[by] = 3", 1, 2, 0);
		tr_2_src(1566, "tables.pml", 40);
	trans[0][1993]	= settr(1992,2,1994,1567,0,"(((path[by]==4)&&(3==5)))", 1, 2, 0);
		tr_2_src(1567, "tables.pml", 41);
	trans[0][1994]	= settr(1993,2,2352,1568,1568,"path[by] = 3", 1, 2, 0);
		tr_2_src(1568, "tables.pml", 41);
	trans[0][1995]	= settr(1994,2,1996,1569,0,"(((path[by]==4)&&(3==8)))", 1, 2, 0);
		tr_2_src(1569, "tables.pml", 42);
	trans[0][1996]	= settr(1995,2,2352,1570,1570,"path[by] = 1", 1, 2, 0);
		tr_2_src(1570, "tables.pml", 42);
	trans[0][1997]	= settr(1996,2,1998,1571,0,"(((path[by]==3)&&(3==3)))", 1, 2, 0);
		tr_2_src(1571, "tables.pml", 43);
	trans[0][1998]	= settr(1997,2,2352,1572,1572,"path[by] = 5", 1, 2, 0);
		tr_2_src(1572, "tables.pml", 43);
	trans[0][1999]	= settr(1998,2,2000,1573,0,"(((path[by]==3)&&(3==2)))", 1, 2, 0);
		tr_2_src(1573, "tables.pml", 44);
	trans[0][2000]	= settr(1999,2,2352,1574,1574,"path[by] = 2", 1, 2, 0);
		tr_2_src(1574, "tables.pml", 44);
	trans[0][2001]	= settr(2000,2,2002,1575,0,"(((path[by]==3)&&(3==8)))", 1, 2, 0);
		tr_2_src(1575, "tables.pml", 45);
	trans[0][2002]	= settr(2001,2,2352,1576,1576,"path[by] = 1", 1, 2, 0);
		tr_2_src(1576, "tables.pml", 45);
	trans[0][2003]	= settr(2002,2,2004,1577,0,"(((path[by]==2)&&(3==9)))", 1, 2, 0);
		tr_2_src(1577, "tables.pml", 46);
	trans[0][2004]	= settr(2003,2,2352,1578,1578,"path[by] = 5", 1, 2, 0);
		tr_2_src(1578, "tables.pml", 46);
	trans[0][2005]	= settr(2004,2,2006,1579,0,"(((path[by]==2)&&(3==8)))", 1, 2, 0);
		tr_2_src(1579, "tables.pml", 47);
	trans[0][2006]	= settr(2005,2,2352,1580,1580,"path[by] = 1", 1, 2, 0);
		tr_2_src(1580, "tables.pml", 47);
	trans[0][2007]	= settr(2006,2,2008,1581,0,"(((path[by]==1)&&(3==1)))", 1, 2, 0);
		tr_2_src(1581, "tables.pml", 48);
	trans[0][2008]	= settr(2007,2,2352,1582,1582,"path[by] = 6", 1, 2, 0);
		tr_2_src(1582, "tables.pml", 48);
	trans[0][2009]	= settr(2008,2,2352,2,0,"else", 1, 2, 0);
	trans[0][2052]	= settr(2051,2,2352,1,0,".(goto)", 1, 2, 0);
	trans[0][2013]	= settr(2012,2,2049,1583,0,"(((path[by]==2)||(path[by]==6)))", 1, 2, 0);
		tr_2_src(1583, "failover.pml", 146);
	T = trans[ 0][2049] = settr(2048,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(2048,0,2047,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][2047] = settr(2046,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2014,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2016,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2018,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2020,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2022,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2024,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2026,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2028,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2030,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2032,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2034,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2036,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2038,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2040,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2042,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2046,2,2044,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(2046,2,2046,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][2014]	= settr(2013,2,2015,1584,0,"(((path[by]==6)&&(9==9)))", 1, 2, 0);
		tr_2_src(1584, "tables.pml", 33);
	trans[0][2015]	= settr(2014,2,2352,1585,1585,"path[by] = 5", 1, 2, 0);
		tr_2_src(1585, "tables.pml", 33);
	trans[0][2048]	= settr(2047,2,2352,1,0,".(goto)", 1, 2, 0);
	trans[0][2016]	= settr(2015,2,2017,1586,0,"(((path[by]==6)&&(9==8)))", 1, 2, 0);
		tr_2_src(1586, "tables.pml", 34);
	trans[0][2017]	= settr(2016,2,2352,1587,1587,"path[by] = 1", 1, 2, 0);
		tr_2_src(1587, "tables.pml", 34);
	trans[0][2018]	= settr(2017,2,2019,1588,0,"(((path[by]==5)&&(9==7)))", 1, 2, 0);
		tr_2_src(1588, "tables.pml", 35);
	trans[0][2019]	= settr(2018,2,2352,1589,1589,"path[by] = 4", 1, 2, 0);
		tr_2_src(1589, "tables.pml", 35);
	trans[0][2020]	= settr(2019,2,2021,1590,0,"(((path[by]==5)&&(9==6)))", 1, 2, 0);
		tr_2_src(1590, "tables.pml", 36);
	trans[0][2021]	= settr(2020,2,2352,1591,1591,"path[by] = 3", 1, 2, 0);
		tr_2_src(1591, "tables.pml", 36);
	trans[0][2022]	= settr(2021,2,2023,1592,0,"(((path[by]==5)&&(9==5)))", 1, 2, 0);
		tr_2_src(1592, "tables.pml", 37);
	trans[0][2023]	= settr(2022,2,2352,1593,1593,"path[by] = 3", 1, 2, 0);
		tr_2_src(1593, "tables.pml", 37);
	trans[0][2024]	= settr(2023,2,2025,1594,0,"(((path[by]==5)&&(9==8)))", 1, 2, 0);
		tr_2_src(1594, "tables.pml", 38);
	trans[0][2025]	= settr(2024,2,2352,1595,1595,"path[by] = 1", 1, 2, 0);
		tr_2_src(1595, "tables.pml", 38);
	trans[0][2026]	= settr(2025,2,2027,1596,0,"(((path[by]==4)&&(9==4)))", 1, 2, 0);
		tr_2_src(1596, "tables.pml", 39);
	trans[0][2027]	= settr(2026,2,2352,1597,1597,"path[by] = 5", 1, 2, 0);
		tr_2_src(1597, "tables.pml", 39);
	trans[0][2028]	= settr(2027,2,2029,1598,0,"(((path[by]==4)&&(9==6)))", 1, 2, 0);
		tr_2_src(1598, "tables.pml", 40);
	trans[0][2029]	= settr(2028,2,2352,1599,1599,"path[by] = 3", 1, 2, 0);
		tr_2_src(1599, "tables.pml", 40);
	trans[0][2030]	= settr(2029,2,2031,1600,0,"(((path[by]==4)&&(9==5)))", 1, 2, 0);
		tr_2_src(1600, "tables.pml", 41);
	trans[0][2031]	= settr(2030,2,2352,1601,1601,"path[by] = 3", 1, 2, 0);
		tr_2_src(1601, "tables.pml", 41);
	trans[0][2032]	= settr(2031,2,2033,1602,0,"(((path[by]==4)&&(9==8)))", 1, 2, 0);
		tr_2_src(1602, "tables.pml", 42);
	trans[0][2033]	= settr(2032,2,2352,1603,1603,"path[by] = 1", 1, 2, 0);
		tr_2_src(1603, "tables.pml", 42);
	trans[0][2034]	= settr(2033,2,2035,1604,0,"(((path[by]==3)&&(9==3)))", 1, 2, 0);
		tr_2_src(1604, "tables.pml", 43);
	trans[0][2035]	= settr(2034,2,2352,1605,1605,"path[by] = 5", 1, 2, 0);
		tr_2_src(1605, "tables.pml", 43);
	trans[0][2036]	= settr(2035,2,2037,1606,0,"(((path[by]==3)&&(9==2)))", 1, 2, 0);
		tr_2_src(1606, "tables.pml", 44);
	trans[0][2037]	= settr(2036,2,2352,1607,1607,"path[by] = 2", 1, 2, 0);
		tr_2_src(1607, "tables.pml", 44);
	trans[0][2038]	= settr(2037,2,2039,1608,0,"(((path[by]==3)&&(9==8)))", 1, 2, 0);
		tr_2_src(1608, "tables.pml", 45);
	trans[0][2039]	= settr(2038,2,2352,1609,1609,"path[by] = 1", 1, 2, 0);
		tr_2_src(1609, "tables.pml", 45);
	trans[0][2040]	= settr(2039,2,2041,1610,0,"(((path[by]==2)&&(9==9)))", 1, 2, 0);
		tr_2_src(1610, "tables.pml", 46);
	trans[0][2041]	= settr(2040,2,2352,1611,1611,"path[by] = 5", 1, 2, 0);
		tr_2_src(1611, "tables.pml", 46);
	trans[0][2042]	= settr(2041,2,2043,1612,0,"(((path[by]==2)&&(9==8)))", 1, 2, 0);
		tr_2_src(1612, "tables.pml", 47);
	trans[0][2043]	= settr(2042,2,2352,1613,1613,"path[by] = 1", 1, 2, 0);
		tr_2_src(1613, "tables.pml", 47);
	trans[0][2044]	= settr(2043,2,2045,1614,0,"(((path[by]==1)&&(9==1)))", 1, 2, 0);
		tr_2_src(1614, "tables.pml", 48);
	trans[0][2045]	= settr(2044,2,2352,1615,1615,"path[by] = 6", 1, 2, 0);
		tr_2_src(1615, "tables.pml", 48);
	trans[0][2046]	= settr(2045,2,2352,2,0,"else", 1, 2, 0);
	trans[0][2050]	= settr(2049,2,2352,2,0,"else", 1, 2, 0);
	trans[0][2056]	= settr(2055,2,2352,1,0,".(goto)", 1, 2, 0);
	trans[0][2054]	= settr(2053,2,2352,2,0,"else", 1, 2, 0);
	T = trans[0][2352] = settr(2351,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:246 */
	T = T->nxt	= settr(2351,2,2057,0,0,"IF", 1, 2, 0);
		/* failover.pml:246 */
	T = T->nxt	= settr(2351,2,2204,0,0,"IF", 1, 2, 0);
		/* failover.pml:246 */
	    T->nxt	= settr(2351,2,2351,0,0,"IF", 1, 2, 0);
		/* failover.pml:246 */
	trans[0][2057]	= settr(2056,2,2203,1616,1616,"(((((failover==3)||(failover==2))&&(by==from))&&((path[from]==5)||(path[from]==4))))", 1, 2, 0);
		tr_2_src(1616, "failover.pml", 247);
	T = trans[ 0][2203] = settr(2202,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:133 */
	T->nxt	= settr(2202,0,2091,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:133 */
	T = trans[ 0][2091] = settr(2090,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(2090,0,2089,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][2089] = settr(2088,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2058,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2060,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2062,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2064,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2066,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2068,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2070,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2072,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2074,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2076,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2078,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2080,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2082,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2084,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2088,2,2086,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(2088,2,2088,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][2058]	= settr(2057,2,2059,1617,0,"(((failover==4)&&(4==9)))", 1, 2, 0);
		tr_2_src(1617, "tables.pml", 8);
	trans[0][2059]	= settr(2058,2,2173,1618,1618,"failover = 3", 1, 2, 0);
		tr_2_src(1618, "tables.pml", 8);
	trans[0][2090]	= settr(2089,2,2173,1,0,".(goto)", 1, 2, 0);
	trans[0][2060]	= settr(2059,2,2061,1619,0,"(((failover==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(1619, "tables.pml", 9);
	trans[0][2061]	= settr(2060,2,2173,1620,1620,"failover = 2", 1, 2, 0);
		tr_2_src(1620, "tables.pml", 9);
	trans[0][2062]	= settr(2061,2,2063,1621,0,"(((failover==4)&&(4==7)))", 1, 2, 0);
		tr_2_src(1621, "tables.pml", 10);
	trans[0][2063]	= settr(2062,2,2173,1622,1622,"failover = 4", 1, 2, 0);
		tr_2_src(1622, "tables.pml", 10);
	trans[0][2064]	= settr(2063,2,2065,1623,0,"(((failover==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(1623, "tables.pml", 11);
	trans[0][2065]	= settr(2064,2,2173,1624,1624,"failover = 1", 1, 2, 0);
		tr_2_src(1624, "tables.pml", 11);
	trans[0][2066]	= settr(2065,2,2067,1625,0,"(((failover==3)&&(4==5)))", 1, 2, 0);
		tr_2_src(1625, "tables.pml", 12);
	trans[0][2067]	= settr(2066,2,2173,1626,1626,"failover = 4", 1, 2, 0);
		tr_2_src(1626, "tables.pml", 12);
	trans[0][2068]	= settr(2067,2,2069,1627,0,"(((failover==3)&&(4==4)))", 1, 2, 0);
		tr_2_src(1627, "tables.pml", 13);
	trans[0][2069]	= settr(2068,2,2173,1628,1628,"failover = 4", 1, 2, 0);
		tr_2_src(1628, "tables.pml", 13);
	trans[0][2070]	= settr(2069,2,2071,1629,0,"(((failover==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(1629, "tables.pml", 14);
	trans[0][2071]	= settr(2070,2,2173,1630,1630,"failover = 2", 1, 2, 0);
		tr_2_src(1630, "tables.pml", 14);
	trans[0][2072]	= settr(2071,2,2073,1631,0,"(((failover==3)&&(4==7)))", 1, 2, 0);
		tr_2_src(1631, "tables.pml", 15);
	trans[0][2073]	= settr(2072,2,2173,1632,1632,"failover = 4", 1, 2, 0);
		tr_2_src(1632, "tables.pml", 15);
	trans[0][2074]	= settr(2073,2,2075,1633,0,"(((failover==3)&&(4==6)))", 1, 2, 0);
		tr_2_src(1633, "tables.pml", 16);
	trans[0][2075]	= settr(2074,2,2173,1634,1634,"failover = 1", 1, 2, 0);
		tr_2_src(1634, "tables.pml", 16);
	trans[0][2076]	= settr(2075,2,2077,1635,0,"(((failover==2)&&(4==4)))", 1, 2, 0);
		tr_2_src(1635, "tables.pml", 17);
	trans[0][2077]	= settr(2076,2,2173,1636,1636,"failover = 4", 1, 2, 0);
		tr_2_src(1636, "tables.pml", 17);
	trans[0][2078]	= settr(2077,2,2079,1637,0,"(((failover==2)&&(4==2)))", 1, 2, 0);
		tr_2_src(1637, "tables.pml", 18);
	trans[0][2079]	= settr(2078,2,2173,1638,1638,"failover = 3", 1, 2, 0);
		tr_2_src(1638, "tables.pml", 18);
	trans[0][2080]	= settr(2079,2,2081,1639,0,"(((failover==2)&&(4==1)))", 1, 2, 0);
		tr_2_src(1639, "tables.pml", 19);
	trans[0][2081]	= settr(2080,2,2173,1640,1640,"failover = 2", 1, 2, 0);
		tr_2_src(1640, "tables.pml", 19);
	trans[0][2082]	= settr(2081,2,2083,1641,0,"(((failover==2)&&(4==7)))", 1, 2, 0);
		tr_2_src(1641, "tables.pml", 20);
	trans[0][2083]	= settr(2082,2,2173,1642,1642,"failover = 4", 1, 2, 0);
		tr_2_src(1642, "tables.pml", 20);
	trans[0][2084]	= settr(2083,2,2085,1643,0,"(((failover==2)&&(4==6)))", 1, 2, 0);
		tr_2_src(1643, "tables.pml", 21);
	trans[0][2085]	= settr(2084,2,2173,1644,1644,"failover = 1", 1, 2, 0);
		tr_2_src(1644, "tables.pml", 21);
	trans[0][2086]	= settr(2085,2,2087,1645,0,"(((failover==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(1645, "tables.pml", 22);
	trans[0][2087]	= settr(2086,2,2173,1646,1646,"failover = 4", 1, 2, 0);
		tr_2_src(1646, "tables.pml", 22);
	trans[0][2088]	= settr(2087,2,2173,2,0,"else", 1, 2, 0);
	T = trans[ 0][2173] = settr(2172,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(2172,0,2130,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][2130] = settr(2129,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(2129,2,2092,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(2129,2,2129,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][2092]	= settr(2091,2,2128,1647,0,"(((holder!=7)&&(holder!=from)))", 1, 2, 0);
		tr_2_src(1647, "failover.pml", 112);
	T = trans[ 0][2128] = settr(2127,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(2127,0,2126,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][2126] = settr(2125,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2093,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2095,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2097,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2099,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2101,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2103,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2105,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2107,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2109,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2111,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2113,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2115,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2117,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2119,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2121,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2125,2,2123,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(2125,2,2125,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][2093]	= settr(2092,2,2094,1648,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(1648, "tables.pml", 33);
	trans[0][2094]	= settr(2093,2,2132,1649,1649,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1649, "tables.pml", 33);
	trans[0][2127]	= settr(2126,2,2132,1,0,".(goto)", 1, 2, 0);
	trans[0][2095]	= settr(2094,2,2096,1650,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(1650, "tables.pml", 34);
	trans[0][2096]	= settr(2095,2,2132,1651,1651,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1651, "tables.pml", 34);
	trans[0][2097]	= settr(2096,2,2098,1652,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(1652, "tables.pml", 35);
	trans[0][2098]	= settr(2097,2,2132,1653,1653,"path[holder] = 4", 1, 2, 0);
		tr_2_src(1653, "tables.pml", 35);
	trans[0][2099]	= settr(2098,2,2100,1654,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(1654, "tables.pml", 36);
	trans[0][2100]	= settr(2099,2,2132,1655,1655,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1655, "tables.pml", 36);
	trans[0][2101]	= settr(2100,2,2102,1656,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(1656, "tables.pml", 37);
	trans[0][2102]	= settr(2101,2,2132,1657,1657,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1657, "tables.pml", 37);
	trans[0][2103]	= settr(2102,2,2104,1658,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(1658, "tables.pml", 38);
	trans[0][2104]	= settr(2103,2,2132,1659,1659,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1659, "tables.pml", 38);
	trans[0][2105]	= settr(2104,2,2106,1660,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(1660, "tables.pml", 39);
	trans[0][2106]	= settr(2105,2,2132,1661,1661,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1661, "tables.pml", 39);
	trans[0][2107]	= settr(2106,2,2108,1662,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(1662, "tables.pml", 40);
	trans[0][2108]	= settr(2107,2,2132,1663,1663,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1663, "tables.pml", 40);
	trans[0][2109]	= settr(2108,2,2110,1664,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(1664, "tables.pml", 41);
	trans[0][2110]	= settr(2109,2,2132,1665,1665,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1665, "tables.pml", 41);
	trans[0][2111]	= settr(2110,2,2112,1666,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(1666, "tables.pml", 42);
	trans[0][2112]	= settr(2111,2,2132,1667,1667,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1667, "tables.pml", 42);
	trans[0][2113]	= settr(2112,2,2114,1668,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(1668, "tables.pml", 43);
	trans[0][2114]	= settr(2113,2,2132,1669,1669,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1669, "tables.pml", 43);
	trans[0][2115]	= settr(2114,2,2116,1670,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(1670, "tables.pml", 44);
	trans[0][2116]	= settr(2115,2,2132,1671,1671,"path[holder] = 2", 1, 2, 0);
		tr_2_src(1671, "tables.pml", 44);
	trans[0][2117]	= settr(2116,2,2118,1672,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(1672, "tables.pml", 45);
	trans[0][2118]	= settr(2117,2,2132,1673,1673,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1673, "tables.pml", 45);
	trans[0][2119]	= settr(2118,2,2120,1674,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(1674, "tables.pml", 46);
	trans[0][2120]	= settr(2119,2,2132,1675,1675,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1675, "tables.pml", 46);
	trans[0][2121]	= settr(2120,2,2122,1676,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(1676, "tables.pml", 47);
	trans[0][2122]	= settr(2121,2,2132,1677,1677,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1677, "tables.pml", 47);
	trans[0][2123]	= settr(2122,2,2124,1678,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(1678, "tables.pml", 48);
	trans[0][2124]	= settr(2123,2,2132,1679,1679,"path[holder] = 6", 1, 2, 0);
		tr_2_src(1679, "tables.pml", 48);
	trans[0][2125]	= settr(2124,2,2132,2,0,"else", 1, 2, 0);
	trans[0][2131]	= settr(2130,2,2132,1,0,".(goto)", 1, 2, 0);
	trans[0][2129]	= settr(2128,2,2132,2,0,"else", 1, 2, 0);
	trans[0][2132]	= settr(2131,2,2171,1680,1680,"holder = from", 1, 2, 0);
		tr_2_src(1680, "failover.pml", 113);
	T = trans[0][2171] = settr(2170,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(2170,2,2133,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(2170,2,2170,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][2133]	= settr(2132,2,2169,1681,0,"((from!=7))", 1, 2, 0);
		tr_2_src(1681, "failover.pml", 114);
	T = trans[ 0][2169] = settr(2168,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(2168,0,2167,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][2167] = settr(2166,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2134,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2136,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2138,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2140,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2142,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2144,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2146,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2148,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2150,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2152,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2154,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2156,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2158,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2160,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2162,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2166,2,2164,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(2166,2,2166,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][2134]	= settr(2133,2,2135,1682,0,"(((path[from]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(1682, "tables.pml", 33);
	trans[0][2135]	= settr(2134,2,2174,1683,1683,"path[from] = 5", 1, 2, 0);
		tr_2_src(1683, "tables.pml", 33);
	trans[0][2168]	= settr(2167,2,2174,1,0,".(goto)", 1, 2, 0);
	trans[0][2136]	= settr(2135,2,2137,1684,0,"(((path[from]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(1684, "tables.pml", 34);
	trans[0][2137]	= settr(2136,2,2174,1685,1685,"path[from] = 1", 1, 2, 0);
		tr_2_src(1685, "tables.pml", 34);
	trans[0][2138]	= settr(2137,2,2139,1686,0,"(((path[from]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(1686, "tables.pml", 35);
	trans[0][2139]	= settr(2138,2,2174,1687,1687,"path[from] = 4", 1, 2, 0);
		tr_2_src(1687, "tables.pml", 35);
	trans[0][2140]	= settr(2139,2,2141,1688,0,"(((path[from]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(1688, "tables.pml", 36);
	trans[0][2141]	= settr(2140,2,2174,1689,1689,"path[from] = 3", 1, 2, 0);
		tr_2_src(1689, "tables.pml", 36);
	trans[0][2142]	= settr(2141,2,2143,1690,0,"(((path[from]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(1690, "tables.pml", 37);
	trans[0][2143]	= settr(2142,2,2174,1691,1691,"path[from] = 3", 1, 2, 0);
		tr_2_src(1691, "tables.pml", 37);
	trans[0][2144]	= settr(2143,2,2145,1692,0,"(((path[from]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(1692, "tables.pml", 38);
	trans[0][2145]	= settr(2144,2,2174,1693,1693,"path[from] = 1", 1, 2, 0);
		tr_2_src(1693, "tables.pml", 38);
	trans[0][2146]	= settr(2145,2,2147,1694,0,"(((path[from]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(1694, "tables.pml", 39);
	trans[0][2147]	= settr(2146,2,2174,1695,1695,"path[from] = 5", 1, 2, 0);
		tr_2_src(1695, "tables.pml", 39);
	trans[0][2148]	= settr(2147,2,2149,1696,0,"(((path[from]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(1696, "tables.pml", 40);
	trans[0][2149]	= settr(2148,2,2174,1697,1697,"path[from] = 3", 1, 2, 0);
		tr_2_src(1697, "tables.pml", 40);
	trans[0][2150]	= settr(2149,2,2151,1698,0,"(((path[from]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(1698, "tables.pml", 41);
	trans[0][2151]	= settr(2150,2,2174,1699,1699,"path[from] = 3", 1, 2, 0);
		tr_2_src(1699, "tables.pml", 41);
	trans[0][2152]	= settr(2151,2,2153,1700,0,"(((path[from]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(1700, "tables.pml", 42);
	trans[0][2153]	= settr(2152,2,2174,1701,1701,"path[from] = 1", 1, 2, 0);
		tr_2_src(1701, "tables.pml", 42);
	trans[0][2154]	= settr(2153,2,2155,1702,0,"(((path[from]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(1702, "tables.pml", 43);
	trans[0][2155]	= settr(2154,2,2174,1703,1703,"path[from] = 5", 1, 2, 0);
		tr_2_src(1703, "tables.pml", 43);
	trans[0][2156]	= settr(2155,2,2157,1704,0,"(((path[from]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(1704, "tables.pml", 44);
	trans[0][2157]	= settr(2156,2,2174,1705,1705,"path[from] = 2", 1, 2, 0);
		tr_2_src(1705, "tables.pml", 44);
	trans[0][2158]	= settr(2157,2,2159,1706,0,"(((path[from]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(1706, "tables.pml", 45);
	trans[0][2159]	= settr(2158,2,2174,1707,1707,"path[from] = 1", 1, 2, 0);
		tr_2_src(1707, "tables.pml", 45);
	trans[0][2160]	= settr(2159,2,2161,1708,0,"(((path[from]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(1708, "tables.pml", 46);
	trans[0][2161]	= settr(2160,2,2174,1709,1709,"path[from] = 5", 1, 2, 0);
		tr_2_src(1709, "tables.pml", 46);
	trans[0][2162]	= settr(2161,2,2163,1710,0,"(((path[from]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(1710, "tables.pml", 47);
	trans[0][2163]	= settr(2162,2,2174,1711,1711,"path[from] = 1", 1, 2, 0);
		tr_2_src(1711, "tables.pml", 47);
	trans[0][2164]	= settr(2163,2,2165,1712,0,"(((path[from]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(1712, "tables.pml", 48);
	trans[0][2165]	= settr(2164,2,2174,1713,1713,"path[from] = 6", 1, 2, 0);
		tr_2_src(1713, "tables.pml", 48);
	trans[0][2166]	= settr(2165,2,2174,2,0,"else", 1, 2, 0);
	trans[0][2172]	= settr(2171,2,2174,1,0,".(goto)", 1, 2, 0);
	trans[0][2170]	= settr(2169,2,2174,2,0,"else", 1, 2, 0);
	trans[0][2174]	= settr(2173,2,2201,1714,1714,"to = 7", 1, 2, 0);
		tr_2_src(1714, "failover.pml", 136);
	T = trans[ 0][2201] = settr(2200,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(2200,0,2186,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][2186] = settr(2185,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(2185,2,2175,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(2185,2,2185,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][2175]	= settr(2174,2,2184,1715,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(1715, "failover.pml", 106);
	T = trans[ 0][2184] = settr(2183,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(2183,0,2182,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][2182] = settr(2181,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(2181,2,2176,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(2181,2,2178,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(2181,2,2180,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][2176]	= settr(2175,2,2177,1716,0,"((forward[from]&&nfull(data[from])))", 1, 3, 0);
		tr_2_src(1716, "failover.pml", 74);
	trans[0][2177]	= settr(2176,2,2199,1717,1717,"data[from]!una,epoch", 1, 3, 0);
		tr_2_src(1717, "failover.pml", 74);
	trans[0][2183]	= settr(2182,2,2199,1,0,".(goto)", 1, 2, 0);
	trans[0][2178]	= settr(2177,2,2179,1718,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1718, "failover.pml", 75);
	trans[0][2179]	= settr(2178,2,2199,1719,1719,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1719, "failover.pml", 75);
	trans[0][2180]	= settr(2179,2,2181,1720,0,"((!(forward[from])||(len(data[from])==2)))", 1, 2, 0);
		tr_2_src(1720, "failover.pml", 76);
	trans[0][2181]	= settr(2180,2,2199,1,0,"(1)", 1, 2, 0);
	trans[0][2187]	= settr(2186,2,2199,1,0,".(goto)", 1, 2, 0);
	trans[0][2185]	= settr(2184,2,2199,2,0,"else", 1, 2, 0);
	T = trans[0][2199] = settr(2198,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(2198,2,2188,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(2198,2,2198,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][2188]	= settr(2187,2,2197,1721,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(1721, "failover.pml", 107);
	T = trans[ 0][2197] = settr(2196,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(2196,0,2195,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][2195] = settr(2194,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(2194,2,2189,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(2194,2,2191,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(2194,2,2193,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][2189]	= settr(2188,2,2190,1722,0,"((forward[from]&&nfull(data[from])))", 1, 3, 0);
		tr_2_src(1722, "failover.pml", 74);
	trans[0][2190]	= settr(2189,2,2202,1723,1723,"data[from]!(una+1),epoch", 1, 3, 0);
		tr_2_src(1723, "failover.pml", 74);
	trans[0][2196]	= settr(2195,2,2202,1,0,".(goto)", 1, 2, 0);
	trans[0][2191]	= settr(2190,2,2192,1724,0,"((forward[from]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1724, "failover.pml", 75);
	trans[0][2192]	= settr(2191,2,2202,1725,1725,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1725, "failover.pml", 75);
	trans[0][2193]	= settr(2192,2,2194,1726,0,"((!(forward[from])||(len(data[from])==2)))", 1, 2, 0);
		tr_2_src(1726, "failover.pml", 76);
	trans[0][2194]	= settr(2193,2,2202,1,0,"(1)", 1, 2, 0);
	trans[0][2200]	= settr(2199,2,2202,1,0,".(goto)", 1, 2, 0);
	trans[0][2198]	= settr(2197,2,2202,2,0,"else", 1, 2, 0);
	trans[0][2202]	= settr(2201,2,2353,1727,1727,"from = 7", 1, 2, 0);
		tr_2_src(1727, "failover.pml", 138);
	trans[0][2353]	= settr(2352,2,2354,1,0,".(goto)", 1, 2, 0);
	trans[0][2204]	= settr(2203,2,2350,1728,0,"(((failover==1)&&((path[by]==5)||(path[by]==4))))", 1, 2, 0);
		tr_2_src(1728, "failover.pml", 248);
	T = trans[ 0][2350] = settr(2349,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T->nxt	= settr(2349,0,2238,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:131 */
	T = trans[ 0][2238] = settr(2237,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T->nxt	= settr(2237,0,2236,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:6 */
	T = trans[0][2236] = settr(2235,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2205,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2207,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2209,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2211,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2213,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2215,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2217,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2219,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2221,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2223,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2225,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2227,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2229,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2231,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	T = T->nxt	= settr(2235,2,2233,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	    T->nxt	= settr(2235,2,2235,0,0,"IF", 1, 2, 0);
		/* tables.pml:7 */
	trans[0][2205]	= settr(2204,2,2206,1729,0,"(((failover==4)&&(1==9)))", 1, 2, 0);
		tr_2_src(1729, "tables.pml", 8);
	trans[0][2206]	= settr(2205,2,2320,1730,1730,"failover = 3", 1, 2, 0);
		tr_2_src(1730, "tables.pml", 8);
	trans[0][2237]	= settr(2236,2,2320,1,0,".(goto)", 1, 2, 0);
	trans[0][2207]	= settr(2206,2,2208,1731,0,"(((failover==4)&&(1==8)))", 1, 2, 0);
		tr_2_src(1731, "tables.pml", 9);
	trans[0][2208]	= settr(2207,2,2320,1732,1732,"failover = 2", 1, 2, 0);
		tr_2_src(1732, "tables.pml", 9);
	trans[0][2209]	= settr(2208,2,2210,1733,0,"(((failover==4)&&(1==7)))", 1, 2, 0);
		tr_2_src(1733, "tables.pml", 10);
	trans[0][2210]	= settr(2209,2,2320,1734,1734,"failover = 4", 1, 2, 0);
		tr_2_src(1734, "tables.pml", 10);
	trans[0][2211]	= settr(2210,2,2212,1735,0,"(((failover==4)&&(1==6)))", 1, 2, 0);
		tr_2_src(1735, "tables.pml", 11);
	trans[0][2212]	= settr(2211,2,2320,1736,1736,"failover = 1", 1, 2, 0);
		tr_2_src(1736, "tables.pml", 11);
	trans[0][2213]	= settr(2212,2,2214,1737,0,"(((failover==3)&&(1==5)))", 1, 2, 0);
		tr_2_src(1737, "tables.pml", 12);
	trans[0][2214]	= settr(2213,2,2320,1738,1738,"failover = 4", 1, 2, 0);
		tr_2_src(1738, "tables.pml", 12);
	trans[0][2215]	= settr(2214,2,2216,1739,0,"(((failover==3)&&(1==4)))", 1, 2, 0);
		tr_2_src(1739, "tables.pml", 13);
	trans[0][2216]	= settr(2215,2,2320,1740,1740,"failover = 4", 1, 2, 0);
		tr_2_src(1740, "tables.pml", 13);
	trans[0][2217]	= settr(2216,2,2218,1741,0,"(((failover==3)&&(1==3)))", 1, 2, 0);
		tr_2_src(1741, "tables.pml", 14);
	trans[0][2218]	= settr(2217,2,2320,1742,1742,"failover = 2", 1, 2, 0);
		tr_2_src(1742, "tables.pml", 14);
	trans[0][2219]	= settr(2218,2,2220,1743,0,"(((failover==3)&&(1==7)))", 1, 2, 0);
		tr_2_src(1743, "tables.pml", 15);
	trans[0][2220]	= settr(2219,2,2320,1744,1744,"failover = 4", 1, 2, 0);
		tr_2_src(1744, "tables.pml", 15);
	trans[0][2221]	= settr(2220,2,2222,1745,0,"(((failover==3)&&(1==6)))", 1, 2, 0);
		tr_2_src(1745, "tables.pml", 16);
	trans[0][2222]	= settr(2221,2,2320,1746,1746,"failover = 1", 1, 2, 0);
		tr_2_src(1746, "tables.pml", 16);
	trans[0][2223]	= settr(2222,2,2224,1747,0,"(((failover==2)&&(1==4)))", 1, 2, 0);
		tr_2_src(1747, "tables.pml", 17);
	trans[0][2224]	= settr(2223,2,2320,1748,1748,"failover = 4", 1, 2, 0);
		tr_2_src(1748, "tables.pml", 17);
	trans[0][2225]	= settr(2224,2,2226,1749,0,"(((failover==2)&&(1==2)))", 1, 2, 0);
		tr_2_src(1749, "tables.pml", 18);
	trans[0][2226]	= settr(2225,2,2320,1750,1750,"failover = 3", 1, 2, 0);
		tr_2_src(1750, "tables.pml", 18);
	trans[0][2227]	= settr(2226,2,2228,1751,0,"(((failover==2)&&(1==1)))", 1, 2, 0);
		tr_2_src(1751, "tables.pml", 19);
	trans[0][2228]	= settr(2227,2,2320,1752,1752,"failover = 2", 1, 2, 0);
		tr_2_src(1752, "tables.pml", 19);
	trans[0][2229]	= settr(2228,2,2230,1753,0,"(((failover==2)&&(1==7)))", 1, 2, 0);
		tr_2_src(1753, "tables.pml", 20);
	trans[0][2230]	= settr(2229,2,2320,1754,1754,"failover = 4", 1, 2, 0);
		tr_2_src(1754, "tables.pml", 20);
	trans[0][2231]	= settr(2230,2,2232,1755,0,"(((failover==2)&&(1==6)))", 1, 2, 0);
		tr_2_src(1755, "tables.pml", 21);
	trans[0][2232]	= settr(2231,2,2320,1756,1756,"failover = 1", 1, 2, 0);
		tr_2_src(1756, "tables.pml", 21);
	trans[0][2233]	= settr(2232,2,2234,1757,0,"(((failover==1)&&(1==1)))", 1, 2, 0);
		tr_2_src(1757, "tables.pml", 22);
	trans[0][2234]	= settr(2233,2,2320,1758,1758,"failover = 4", 1, 2, 0);
		tr_2_src(1758, "tables.pml", 22);
	trans[0][2235]	= settr(2234,2,2320,2,0,"else", 1, 2, 0);
	T = trans[ 0][2320] = settr(2319,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T->nxt	= settr(2319,0,2277,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:111 */
	T = trans[0][2277] = settr(2276,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	T = T->nxt	= settr(2276,2,2239,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	    T->nxt	= settr(2276,2,2276,0,0,"IF", 1, 2, 0);
		/* failover.pml:112 */
	trans[0][2239]	= settr(2238,2,2275,1759,0,"(((holder!=7)&&(holder!=by)))", 1, 2, 0);
		tr_2_src(1759, "failover.pml", 112);
	T = trans[ 0][2275] = settr(2274,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(2274,0,2273,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][2273] = settr(2272,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2240,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2242,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2244,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2246,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2248,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2250,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2252,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2254,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2256,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2258,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2260,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2262,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2264,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2266,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2268,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2272,2,2270,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(2272,2,2272,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][2240]	= settr(2239,2,2241,1760,0,"(((path[holder]==6)&&(4==9)))", 1, 2, 0);
		tr_2_src(1760, "tables.pml", 33);
	trans[0][2241]	= settr(2240,2,2279,1761,1761,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1761, "tables.pml", 33);
	trans[0][2274]	= settr(2273,2,2279,1,0,".(goto)", 1, 2, 0);
	trans[0][2242]	= settr(2241,2,2243,1762,0,"(((path[holder]==6)&&(4==8)))", 1, 2, 0);
		tr_2_src(1762, "tables.pml", 34);
	trans[0][2243]	= settr(2242,2,2279,1763,1763,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1763, "tables.pml", 34);
	trans[0][2244]	= settr(2243,2,2245,1764,0,"(((path[holder]==5)&&(4==7)))", 1, 2, 0);
		tr_2_src(1764, "tables.pml", 35);
	trans[0][2245]	= settr(2244,2,2279,1765,1765,"path[holder] = 4", 1, 2, 0);
		tr_2_src(1765, "tables.pml", 35);
	trans[0][2246]	= settr(2245,2,2247,1766,0,"(((path[holder]==5)&&(4==6)))", 1, 2, 0);
		tr_2_src(1766, "tables.pml", 36);
	trans[0][2247]	= settr(2246,2,2279,1767,1767,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1767, "tables.pml", 36);
	trans[0][2248]	= settr(2247,2,2249,1768,0,"(((path[holder]==5)&&(4==5)))", 1, 2, 0);
		tr_2_src(1768, "tables.pml", 37);
	trans[0][2249]	= settr(2248,2,2279,1769,1769,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1769, "tables.pml", 37);
	trans[0][2250]	= settr(2249,2,2251,1770,0,"(((path[holder]==5)&&(4==8)))", 1, 2, 0);
		tr_2_src(1770, "tables.pml", 38);
	trans[0][2251]	= settr(2250,2,2279,1771,1771,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1771, "tables.pml", 38);
	trans[0][2252]	= settr(2251,2,2253,1772,0,"(((path[holder]==4)&&(4==4)))", 1, 2, 0);
		tr_2_src(1772, "tables.pml", 39);
	trans[0][2253]	= settr(2252,2,2279,1773,1773,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1773, "tables.pml", 39);
	trans[0][2254]	= settr(2253,2,2255,1774,0,"(((path[holder]==4)&&(4==6)))", 1, 2, 0);
		tr_2_src(1774, "tables.pml", 40);
	trans[0][2255]	= settr(2254,2,2279,1775,1775,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1775, "tables.pml", 40);
	trans[0][2256]	= settr(2255,2,2257,1776,0,"(((path[holder]==4)&&(4==5)))", 1, 2, 0);
		tr_2_src(1776, "tables.pml", 41);
	trans[0][2257]	= settr(2256,2,2279,1777,1777,"path[holder] = 3", 1, 2, 0);
		tr_2_src(1777, "tables.pml", 41);
	trans[0][2258]	= settr(2257,2,2259,1778,0,"(((path[holder]==4)&&(4==8)))", 1, 2, 0);
		tr_2_src(1778, "tables.pml", 42);
	trans[0][2259]	= settr(2258,2,2279,1779,1779,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1779, "tables.pml", 42);
	trans[0][2260]	= settr(2259,2,2261,1780,0,"(((path[holder]==3)&&(4==3)))", 1, 2, 0);
		tr_2_src(1780, "tables.pml", 43);
	trans[0][2261]	= settr(2260,2,2279,1781,1781,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1781, "tables.pml", 43);
	trans[0][2262]	= settr(2261,2,2263,1782,0,"(((path[holder]==3)&&(4==2)))", 1, 2, 0);
		tr_2_src(1782, "tables.pml", 44);
	trans[0][2263]	= settr(2262,2,2279,1783,1783,"path[holder] = 2", 1, 2, 0);
		tr_2_src(1783, "tables.pml", 44);
	trans[0][2264]	= settr(2263,2,2265,1784,0,"(((path[holder]==3)&&(4==8)))", 1, 2, 0);
		tr_2_src(1784, "tables.pml", 45);
	trans[0][2265]	= settr(2264,2,2279,1785,1785,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1785, "tables.pml", 45);
	trans[0][2266]	= settr(2265,2,2267,1786,0,"(((path[holder]==2)&&(4==9)))", 1, 2, 0);
		tr_2_src(1786, "tables.pml", 46);
	trans[0][2267]	= settr(2266,2,2279,1787,1787,"path[holder] = 5", 1, 2, 0);
		tr_2_src(1787, "tables.pml", 46);
	trans[0][2268]	= settr(2267,2,2269,1788,0,"(((path[holder]==2)&&(4==8)))", 1, 2, 0);
		tr_2_src(1788, "tables.pml", 47);
	trans[0][2269]	= settr(2268,2,2279,1789,1789,"path[holder] = 1", 1, 2, 0);
		tr_2_src(1789, "tables.pml", 47);
	trans[0][2270]	= settr(2269,2,2271,1790,0,"(((path[holder]==1)&&(4==1)))", 1, 2, 0);
		tr_2_src(1790, "tables.pml", 48);
	trans[0][2271]	= settr(2270,2,2279,1791,1791,"path[holder] = 6", 1, 2, 0);
		tr_2_src(1791, "tables.pml", 48);
	trans[0][2272]	= settr(2271,2,2279,2,0,"else", 1, 2, 0);
	trans[0][2278]	= settr(2277,2,2279,1,0,".(goto)", 1, 2, 0);
	trans[0][2276]	= settr(2275,2,2279,2,0,"else", 1, 2, 0);
	trans[0][2279]	= settr(2278,2,2318,1792,1792,"holder = by", 1, 2, 0);
		tr_2_src(1792, "failover.pml", 113);
	T = trans[0][2318] = settr(2317,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	T = T->nxt	= settr(2317,2,2280,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	    T->nxt	= settr(2317,2,2317,0,0,"IF", 1, 2, 0);
		/* failover.pml:114 */
	trans[0][2280]	= settr(2279,2,2316,1793,0,"((by!=7))", 1, 2, 0);
		tr_2_src(1793, "failover.pml", 114);
	T = trans[ 0][2316] = settr(2315,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T->nxt	= settr(2315,0,2314,0,0,"sub-sequence", 1, 2, 0);
		/* tables.pml:31 */
	T = trans[0][2314] = settr(2313,2,0,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2281,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2283,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2285,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2287,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2289,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2291,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2293,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2295,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2297,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2299,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2301,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2303,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2305,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2307,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2309,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	T = T->nxt	= settr(2313,2,2311,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	    T->nxt	= settr(2313,2,2313,0,0,"IF", 1, 2, 0);
		/* tables.pml:32 */
	trans[0][2281]	= settr(2280,2,2282,1794,0,"(((path[by]==6)&&(7==9)))", 1, 2, 0);
		tr_2_src(1794, "tables.pml", 33);
	trans[0][2282]	= settr(2281,2,2321,1795,1795,"path[by] = 5", 1, 2, 0);
		tr_2_src(1795, "tables.pml", 33);
	trans[0][2315]	= settr(2314,2,2321,1,0,".(goto)", 1, 2, 0);
	trans[0][2283]	= settr(2282,2,2284,1796,0,"(((path[by]==6)&&(7==8)))", 1, 2, 0);
		tr_2_src(1796, "tables.pml", 34);
	trans[0][2284]	= settr(2283,2,2321,1797,1797,"path[by] = 1", 1, 2, 0);
		tr_2_src(1797, "tables.pml", 34);
	trans[0][2285]	= settr(2284,2,2286,1798,0,"(((path[by]==5)&&(7==7)))", 1, 2, 0);
		tr_2_src(1798, "tables.pml", 35);
	trans[0][2286]	= settr(2285,2,2321,1799,1799,"path[by] = 4", 1, 2, 0);
		tr_2_src(1799, "tables.pml", 35);
	trans[0][2287]	= settr(2286,2,2288,1800,0,"(((path[by]==5)&&(7==6)))", 1, 2, 0);
		tr_2_src(1800, "tables.pml", 36);
	trans[0][2288]	= settr(2287,2,2321,1801,1801,"path[by] = 3", 1, 2, 0);
		tr_2_src(1801, "tables.pml", 36);
	trans[0][2289]	= settr(2288,2,2290,1802,0,"(((path[by]==5)&&(7==5)))", 1, 2, 0);
		tr_2_src(1802, "tables.pml", 37);
	trans[0][2290]	= settr(2289,2,2321,1803,1803,"path[by] = 3", 1, 2, 0);
		tr_2_src(1803, "tables.pml", 37);
	trans[0][2291]	= settr(2290,2,2292,1804,0,"(((path[by]==5)&&(7==8)))", 1, 2, 0);
		tr_2_src(1804, "tables.pml", 38);
	trans[0][2292]	= settr(2291,2,2321,1805,1805,"path[by] = 1", 1, 2, 0);
		tr_2_src(1805, "tables.pml", 38);
	trans[0][2293]	= settr(2292,2,2294,1806,0,"(((path[by]==4)&&(7==4)))", 1, 2, 0);
		tr_2_src(1806, "tables.pml", 39);
	trans[0][2294]	= settr(2293,2,2321,1807,1807,"path[by] = 5", 1, 2, 0);
		tr_2_src(1807, "tables.pml", 39);
	trans[0][2295]	= settr(2294,2,2296,1808,0,"(((path[by]==4)&&(7==6)))", 1, 2, 0);
		tr_2_src(1808, "tables.pml", 40);
	trans[0][2296]	= settr(2295,2,2321,1809,1809,"path[by] = 3", 1, 2, 0);
		tr_2_src(1809, "tables.pml", 40);
	trans[0][2297]	= settr(2296,2,2298,1810,0,"(((path[by]==4)&&(7==5)))", 1, 2, 0);
		tr_2_src(1810, "tables.pml", 41);
	trans[0][2298]	= settr(2297,2,2321,1811,1811,"path[by] = 3", 1, 2, 0);
		tr_2_src(1811, "tables.pml", 41);
	trans[0][2299]	= settr(2298,2,2300,1812,0,"(((path[by]==4)&&(7==8)))", 1, 2, 0);
		tr_2_src(1812, "tables.pml", 42);
	trans[0][2300]	= settr(2299,2,2321,1813,1813,"path[by] = 1", 1, 2, 0);
		tr_2_src(1813, "tables.pml", 42);
	trans[0][2301]	= settr(2300,2,2302,1814,0,"(((path[by]==3)&&(7==3)))", 1, 2, 0);
		tr_2_src(1814, "tables.pml", 43);
	trans[0][2302]	= settr(2301,2,2321,1815,1815,"path[by] = 5", 1, 2, 0);
		tr_2_src(1815, "tables.pml", 43);
	trans[0][2303]	= settr(2302,2,2304,1816,0,"(((path[by]==3)&&(7==2)))", 1, 2, 0);
		tr_2_src(1816, "tables.pml", 44);
	trans[0][2304]	= settr(2303,2,2321,1817,1817,"path[by] = 2", 1, 2, 0);
		tr_2_src(1817, "tables.pml", 44);
	trans[0][2305]	= settr(2304,2,2306,1818,0,"(((path[by]==3)&&(7==8)))", 1, 2, 0);
		tr_2_src(1818, "tables.pml", 45);
	trans[0][2306]	= settr(2305,2,2321,1819,1819,"path[by] = 1", 1, 2, 0);
		tr_2_src(1819, "tables.pml", 45);
	trans[0][2307]	= settr(2306,2,2308,1820,0,"(((path[by]==2)&&(7==9)))", 1, 2, 0);
		tr_2_src(1820, "tables.pml", 46);
	trans[0][2308]	= settr(2307,2,2321,1821,1821,"path[by] = 5", 1, 2, 0);
		tr_2_src(1821, "tables.pml", 46);
	trans[0][2309]	= settr(2308,2,2310,1822,0,"(((path[by]==2)&&(7==8)))", 1, 2, 0);
		tr_2_src(1822, "tables.pml", 47);
	trans[0][2310]	= settr(2309,2,2321,1823,1823,"path[by] = 1", 1, 2, 0);
		tr_2_src(1823, "tables.pml", 47);
	trans[0][2311]	= settr(2310,2,2312,1824,0,"(((path[by]==1)&&(7==1)))", 1, 2, 0);
		tr_2_src(1824, "tables.pml", 48);
	trans[0][2312]	= settr(2311,2,2321,1825,1825,"path[by] = 6", 1, 2, 0);
		tr_2_src(1825, "tables.pml", 48);
	trans[0][2313]	= settr(2312,2,2321,2,0,"else", 1, 2, 0);
	trans[0][2319]	= settr(2318,2,2321,1,0,".(goto)", 1, 2, 0);
	trans[0][2317]	= settr(2316,2,2321,2,0,"else", 1, 2, 0);
	trans[0][2321]	= settr(2320,2,2322,1826,1826,"from = 7", 1, 2, 0);
		tr_2_src(1826, "failover.pml", 131);
	trans[0][2322]	= settr(2321,2,2349,1827,1827,"to = 7", 1, 2, 0);
		tr_2_src(1827, "failover.pml", 131);
	T = trans[ 0][2349] = settr(2348,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T->nxt	= settr(2348,0,2334,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:105 */
	T = trans[0][2334] = settr(2333,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	T = T->nxt	= settr(2333,2,2323,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	    T->nxt	= settr(2333,2,2333,0,0,"IF", 1, 2, 0);
		/* failover.pml:106 */
	trans[0][2323]	= settr(2322,2,2332,1828,0,"((una<nxt))", 1, 2, 0);
		tr_2_src(1828, "failover.pml", 106);
	T = trans[ 0][2332] = settr(2331,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(2331,0,2330,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][2330] = settr(2329,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(2329,2,2324,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(2329,2,2326,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(2329,2,2328,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][2324]	= settr(2323,2,2325,1829,0,"((forward[by]&&nfull(data[by])))", 1, 3, 0);
		tr_2_src(1829, "failover.pml", 74);
	trans[0][2325]	= settr(2324,2,2347,1830,1830,"data[by]!una,epoch", 1, 3, 0);
		tr_2_src(1830, "failover.pml", 74);
	trans[0][2331]	= settr(2330,2,2347,1,0,".(goto)", 1, 2, 0);
	trans[0][2326]	= settr(2325,2,2327,1831,0,"((forward[by]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1831, "failover.pml", 75);
	trans[0][2327]	= settr(2326,2,2347,1832,1832,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1832, "failover.pml", 75);
	trans[0][2328]	= settr(2327,2,2329,1833,0,"((!(forward[by])||(len(data[by])==2)))", 1, 2, 0);
		tr_2_src(1833, "failover.pml", 76);
	trans[0][2329]	= settr(2328,2,2347,1,0,"(1)", 1, 2, 0);
	trans[0][2335]	= settr(2334,2,2347,1,0,".(goto)", 1, 2, 0);
	trans[0][2333]	= settr(2332,2,2347,2,0,"else", 1, 2, 0);
	T = trans[0][2347] = settr(2346,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	T = T->nxt	= settr(2346,2,2336,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	    T->nxt	= settr(2346,2,2346,0,0,"IF", 1, 2, 0);
		/* failover.pml:107 */
	trans[0][2336]	= settr(2335,2,2345,1834,0,"(((una+1)<nxt))", 1, 2, 0);
		tr_2_src(1834, "failover.pml", 107);
	T = trans[ 0][2345] = settr(2344,0,0,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T->nxt	= settr(2344,0,2343,0,0,"sub-sequence", 1, 2, 0);
		/* failover.pml:72 */
	T = trans[0][2343] = settr(2342,2,0,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(2342,2,2337,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	T = T->nxt	= settr(2342,2,2339,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	    T->nxt	= settr(2342,2,2341,0,0,"IF", 1, 2, 0);
		/* failover.pml:73 */
	trans[0][2337]	= settr(2336,2,2338,1835,0,"((forward[by]&&nfull(data[by])))", 1, 3, 0);
		tr_2_src(1835, "failover.pml", 74);
	trans[0][2338]	= settr(2337,2,2353,1836,1836,"data[by]!(una+1),epoch", 1, 3, 0);
		tr_2_src(1836, "failover.pml", 74);
	trans[0][2344]	= settr(2343,2,2353,1,0,".(goto)", 1, 2, 0);
	trans[0][2339]	= settr(2338,2,2340,1837,1837,"((forward[by]&&(losses>0)))", 1, 2, 0);
		tr_2_src(1837, "failover.pml", 75);
	trans[0][2340]	= settr(2339,2,2353,1838,1838,"losses = (losses-1)", 1, 2, 0);
		tr_2_src(1838, "failover.pml", 75);
	trans[0][2341]	= settr(2340,2,2342,1839,1839,"((!(forward[by])||(len(data[by])==2)))", 1, 2, 0);
		tr_2_src(1839, "failover.pml", 76);
	trans[0][2342]	= settr(2341,2,2353,1,0,"(1)", 1, 2, 0);
	trans[0][2348]	= settr(2347,2,2353,1,0,".(goto)", 1, 2, 0);
	trans[0][2346]	= settr(2345,2,2353,2,0,"else", 1, 2, 0);
	trans[0][2351]	= settr(2350,2,2353,2,0,"else", 1, 2, 0);
	trans[0][2354]	= settr(2353,0,1583,1,0,"goto progress_forward", 1, 2, 0);
	trans[0][2356]	= settr(2355,0,0,1840,1840,"-end-", 0, 3500, 0);
		tr_2_src(1840, "failover.pml", 253);
	/* np_ demon: */
	trans[_NP_] = (Trans **) emalloc(3*sizeof(Trans *));
	T = trans[_NP_][0] = settr(9997,0,1,_T5,0,"(np_)", 1,2,0);
	    T->nxt	  = settr(9998,0,0,_T2,0,"(1)",   0,2,0);
	T = trans[_NP_][1] = settr(9999,0,1,_T5,0,"(np_)", 1,2,0);
}

Trans *
settr(	int t_id, int a, int b, int c, int d,
	char *t, int g, int tpe0, int tpe1)
{	Trans *tmp = (Trans *) emalloc(sizeof(Trans));

	tmp->atom  = a&(6|32);	/* only (2|8|32) have meaning */
	if (!g) tmp->atom |= 8;	/* no global references */
	tmp->st    = b;
	tmp->tpe[0] = tpe0;
	tmp->tpe[1] = tpe1;
	tmp->tp    = t;
	tmp->t_id  = t_id;
	tmp->forw  = c;
	tmp->back  = d;
	return tmp;
}

Trans *
cpytr(Trans *a)
{	Trans *tmp = (Trans *) emalloc(sizeof(Trans));

	int i;
	tmp->atom  = a->atom;
	tmp->st    = a->st;
#ifdef HAS_UNLESS
	tmp->e_trans = a->e_trans;
	for (i = 0; i < HAS_UNLESS; i++)
		tmp->escp[i] = a->escp[i];
#endif
	tmp->tpe[0] = a->tpe[0];
	tmp->tpe[1] = a->tpe[1];
	for (i = 0; i < 6; i++)
	{	tmp->qu[i] = a->qu[i];
		tmp->ty[i] = a->ty[i];
	}
	tmp->tp    = (char *) emalloc(strlen(a->tp)+1);
	strcpy(tmp->tp, a->tp);
	tmp->t_id  = a->t_id;
	tmp->forw  = a->forw;
	tmp->back  = a->back;
	return tmp;
}

#ifndef NOREDUCE
int
srinc_set(int n)
{	if (n <= 2) return LOCAL;
	if (n <= 2+  DELTA) return Q_FULL_F; /* 's' or nfull  */
	if (n <= 2+2*DELTA) return Q_EMPT_F; /* 'r' or nempty */
	if (n <= 2+3*DELTA) return Q_EMPT_T; /* empty */
	if (n <= 2+4*DELTA) return Q_FULL_T; /* full  */
	if (n ==   5*DELTA) return GLOBAL;
	if (n ==   6*DELTA) return TIMEOUT_F;
	if (n ==   7*DELTA) return ALPHA_F;
	Uerror("cannot happen srinc_class");
	return BAD;
}
int
srunc(int n, int m)
{	switch(m) {
	case Q_FULL_F: return n-2;
	case Q_EMPT_F: return n-2-DELTA;
	case Q_EMPT_T: return n-2-2*DELTA;
	case Q_FULL_T: return n-2-3*DELTA;
	case ALPHA_F:
	case TIMEOUT_F: return 257; /* non-zero, and > MAXQ */
	}
	Uerror("cannot happen srunc");
	return 0;
}
#endif
int cnt;
#ifdef HAS_UNLESS
int
isthere(Trans *a, int b)
{	Trans *t;
	for (t = a; t; t = t->nxt)
		if (t->t_id == b)
			return 1;
	return 0;
}
#endif
#ifndef NOREDUCE
int
mark_safety(Trans *t) /* for conditional safety */
{	int g = 0, i, j, k;

	if (!t) return 0;
	if (t->qu[0])
		return (t->qu[1])?2:1;	/* marked */

	for (i = 0; i < 2; i++)
	{	j = srinc_set(t->tpe[i]);
		if (j >= GLOBAL && j != ALPHA_F)
			return -1;
		if (j != LOCAL)
		{	k = srunc(t->tpe[i], j);
			if (g == 0
			||  t->qu[0] != k
			||  t->ty[0] != j)
			{	t->qu[g] = k;
				t->ty[g] = j;
				g++;
	}	}	}
	return g;
}
#endif
void
retrans(int n, int m, int is, short srcln[], uchar reach[], uchar lpstate[])
	/* process n, with m states, is=initial state */
{	Trans *T0, *T1, *T2, *T3;
	Trans *T4, *T5; /* t_reverse or has_unless */
	int i;
#if defined(HAS_UNLESS) || !defined(NOREDUCE)
	int k;
#endif
#ifndef NOREDUCE
	int g, h, j, aa;
#endif
#ifdef HAS_UNLESS
	int p;
#endif
	if (state_tables >= 4)
	{	printf("STEP 1 %s\n", 
			procname[n]);
		for (i = 1; i < m; i++)
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			crack(n, i, T0, srcln);
		return;
	}
	do {
		for (i = 1, cnt = 0; i < m; i++)
		{	T2 = trans[n][i];
			T1 = T2?T2->nxt:(Trans *)0;
/* prescan: */		for (T0 = T1; T0; T0 = T0->nxt)
/* choice in choice */	{	if (T0->st && trans[n][T0->st]
				&&  trans[n][T0->st]->nxt)
					break;
			}
#if 0
		if (T0)
		printf("\tstate %d / %d: choice in choice\n",
		i, T0->st);
#endif
			if (T0)
			for (T0 = T1; T0; T0 = T0->nxt)
			{	T3 = trans[n][T0->st];
				if (!T3->nxt)
				{	T2->nxt = cpytr(T0);
					T2 = T2->nxt;
					imed(T2, T0->st, n, i);
					continue;
				}
				do {	T3 = T3->nxt;
					T2->nxt = cpytr(T3);
					T2 = T2->nxt;
					imed(T2, T0->st, n, i);
				} while (T3->nxt);
				cnt++;
			}
		}
	} while (cnt);
	if (state_tables >= 3)
	{	printf("STEP 2 %s\n", 
			procname[n]);
		for (i = 1; i < m; i++)
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			crack(n, i, T0, srcln);
		return;
	}
	for (i = 1; i < m; i++)
	{	if (trans[n][i] && trans[n][i]->nxt) /* optimize */
		{	T1 = trans[n][i]->nxt;
#if 0
			printf("\t\tpull %d (%d) to %d\n",
			T1->st, T1->forw, i);
#endif
			srcln[i] = srcln[T1->st];	/* Oyvind Teig, 5.2.0 */

			if (!trans[n][T1->st]) continue;
			T0 = cpytr(trans[n][T1->st]);
			trans[n][i] = T0;
			reach[T1->st] = 1;
			imed(T0, T1->st, n, i);
			for (T1 = T1->nxt; T1; T1 = T1->nxt)
			{
#if 0
			printf("\t\tpull %d (%d) to %d\n",
				T1->st, T1->forw, i);
#endif
		/*		srcln[i] = srcln[T1->st];  gh: not useful */
				if (!trans[n][T1->st]) continue;
				T0->nxt = cpytr(trans[n][T1->st]);
				T0 = T0->nxt;
				reach[T1->st] = 1;
				imed(T0, T1->st, n, i);
	}	}	}
	if (state_tables >= 2)
	{	printf("STEP 3 %s\n", 
			procname[n]);
		for (i = 1; i < m; i++)
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			crack(n, i, T0, srcln);
		return;
	}
#ifdef HAS_UNLESS
	for (i = 1; i < m; i++)
	{	if (!trans[n][i]) continue;
		/* check for each state i if an
		 * escape to some state p is defined
		 * if so, copy and mark p's transitions
		 * and prepend them to the transition-
		 * list of state i
		 */
	 if (!like_java) /* the default */
	 {	for (T0 = trans[n][i]; T0; T0 = T0->nxt)
		for (k = HAS_UNLESS-1; k >= 0; k--)
		{	if (p = T0->escp[k])
			for (T1 = trans[n][p]; T1; T1 = T1->nxt)
			{	if (isthere(trans[n][i], T1->t_id))
					continue;
				T2 = cpytr(T1);
				T2->e_trans = p;
				T2->nxt = trans[n][i];
				trans[n][i] = T2;
		}	}
	 } else /* outermost unless checked first */
	 {	T4 = T3 = (Trans *) 0;
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
		for (k = HAS_UNLESS-1; k >= 0; k--)
		{	if (p = T0->escp[k])
			for (T1 = trans[n][p]; T1; T1 = T1->nxt)
			{	if (isthere(trans[n][i], T1->t_id))
					continue;
				T2 = cpytr(T1);
				T2->nxt = (Trans *) 0;
				T2->e_trans = p;
				if (T3)	T3->nxt = T2;
				else	T4 = T2;
				T3 = T2;
		}	}
		if (T4)
		{	T3->nxt = trans[n][i];
			trans[n][i] = T4;
		}
	 }
	}
#endif
#ifndef NOREDUCE
	for (i = 1; i < m; i++)
	{	if (a_cycles)
		{ /* moves through these states are visible */
	#if PROG_LAB>0 && defined(HAS_NP)
			if (progstate[n][i])
				goto degrade;
			for (T1 = trans[n][i]; T1; T1 = T1->nxt)
				if (progstate[n][T1->st])
					goto degrade;
	#endif
			if (accpstate[n][i] || visstate[n][i])
				goto degrade;
			for (T1 = trans[n][i]; T1; T1 = T1->nxt)
				if (accpstate[n][T1->st])
					goto degrade;
		}
		T1 = trans[n][i];
		if (!T1) continue;
		g = mark_safety(T1);	/* V3.3.1 */
		if (g < 0) goto degrade; /* global */
		/* check if mixing of guards preserves reduction */
		if (T1->nxt)
		{	k = 0;
			for (T0 = T1; T0; T0 = T0->nxt)
			{	if (!(T0->atom&8))
					goto degrade;
				for (aa = 0; aa < 2; aa++)
				{	j = srinc_set(T0->tpe[aa]);
					if (j >= GLOBAL && j != ALPHA_F)
						goto degrade;
					if (T0->tpe[aa]
					&&  T0->tpe[aa]
					!=  T1->tpe[0])
						k = 1;
			}	}
			/* g = 0;	V3.3.1 */
			if (k)	/* non-uniform selection */
			for (T0 = T1; T0; T0 = T0->nxt)
			for (aa = 0; aa < 2; aa++)
			{	j = srinc_set(T0->tpe[aa]);
				if (j != LOCAL)
				{	k = srunc(T0->tpe[aa], j);
					for (h = 0; h < 6; h++)
						if (T1->qu[h] == k
						&&  T1->ty[h] == j)
							break;
					if (h >= 6)
					{	T1->qu[g%6] = k;
						T1->ty[g%6] = j;
						g++;
			}	}	}
			if (g > 6)
			{	T1->qu[0] = 0;	/* turn it off */
				printf("pan: warning, line %d, ",
					srcln[i]);
			 	printf("too many stmnt types (%d)",
					g);
			  	printf(" in selection\n");
			  goto degrade;
			}
		}
		/* mark all options global if >=1 is global */
		for (T1 = trans[n][i]; T1; T1 = T1->nxt)
			if (!(T1->atom&8)) break;
		if (T1)
degrade:	for (T1 = trans[n][i]; T1; T1 = T1->nxt)
			T1->atom &= ~8;	/* mark as unsafe */
		/* can only mix 'r's or 's's if on same chan */
		/* and not mixed with other local operations */
		T1 = trans[n][i];
		if (!T1 || T1->qu[0]) continue;
		j = T1->tpe[0];
		if (T1->nxt && T1->atom&8)
		{ if (j == 5*DELTA)
		  {	printf("warning: line %d ", srcln[i]);
			printf("mixed condition ");
			printf("(defeats reduction)\n");
			goto degrade;
		  }
		  for (T0 = T1; T0; T0 = T0->nxt)
		  for (aa = 0; aa < 2; aa++)
		  if  (T0->tpe[aa] && T0->tpe[aa] != j)
		  {	printf("warning: line %d ", srcln[i]);
			printf("[%d-%d] mixed %stion ",
				T0->tpe[aa], j, 
				(j==5*DELTA)?"condi":"selec");
			printf("(defeats reduction)\n");
			printf("	'%s' <-> '%s'\n",
				T1->tp, T0->tp);
			goto degrade;
		} }
	}
#endif
	for (i = 1; i < m; i++)
	{	T2 = trans[n][i];
		if (!T2
		||  T2->nxt
		||  strncmp(T2->tp, ".(goto)", 7)
		||  !stopstate[n][i])
			continue;
		stopstate[n][T2->st] = 1;
	}
	if (state_tables && !verbose)
	{	if (dodot)
		{	char buf[256], *q = buf, *p = procname[n];
			while (*p != '\0')
			{	if (*p != ':')
				{	*q++ = *p;
				}
				p++;
			}
			*q = '\0';
			printf("digraph ");
			switch (Btypes[n]) {
			case I_PROC:  printf("init {\n"); break;
			case N_CLAIM: printf("claim_%s {\n", buf); break;
			case E_TRACE: printf("notrace {\n"); break;
			case N_TRACE: printf("trace {\n"); break;
			default:      printf("p_%s {\n", buf); break;
			}
			printf("size=\"8,10\";\n");
			printf("  GT [shape=box,style=dotted,label=\"%s\"];\n", buf);
			printf("  GT -> S%d;\n", is);
		} else
		{	switch (Btypes[n]) {
			case I_PROC:  printf("init\n"); break;
			case N_CLAIM: printf("claim %s\n", procname[n]); break;
			case E_TRACE: printf("notrace assertion\n"); break;
			case N_TRACE: printf("trace assertion\n"); break;
			default:      printf("proctype %s\n", procname[n]); break;
		}	}
		for (i = 1; i < m; i++)
		{	reach[i] = 1;
		}
		tagtable(n, m, is, srcln, reach);
		if (dodot) printf("}\n");
	} else
	for (i = 1; i < m; i++)
	{	int nrelse;
		if (Btypes[n] != N_CLAIM)
		{	for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			{	if (T0->st == i
				&& strcmp(T0->tp, "(1)") == 0)
				{	printf("error: proctype '%s' ",
						procname[n]);
		  			printf("line %d, state %d: has un",
						srcln[i], i);
					printf("conditional self-loop\n");
					pan_exit(1);
		}	}	}
		nrelse = 0;
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
		{	if (strcmp(T0->tp, "else") == 0)
				nrelse++;
		}
		if (nrelse > 1)
		{	printf("error: proctype '%s' state",
				procname[n]);
		  	printf(" %d, inherits %d", i, nrelse);
		  	printf(" 'else' stmnts\n");
			pan_exit(1);
	}	}
#if !defined(LOOPSTATE) && !defined(BFS_PAR)
	if (state_tables)
#endif
	do_dfs(n, m, is, srcln, reach, lpstate);

	if (!t_reverse)
	{	return;
	}
	/* process n, with m states, is=initial state -- reverse list */
	if (!state_tables && Btypes[n] != N_CLAIM)
	{	for (i = 1; i < m; i++)
		{	Trans *Tx = (Trans *) 0; /* list of escapes */
			Trans *Ty = (Trans *) 0; /* its tail element */
			T1 = (Trans *) 0; /* reversed list */
			T2 = (Trans *) 0; /* its tail */
			T3 = (Trans *) 0; /* remembers possible 'else' */

			/* find unless-escapes, they should go first */
			T4 = T5 = T0 = trans[n][i];
	#ifdef HAS_UNLESS
			while (T4 && T4->e_trans) /* escapes are first in orig list */
			{	T5 = T4;	  /* remember predecessor */
				T4 = T4->nxt;
			}
	#endif
			/* T4 points to first non-escape, T5 to its parent, T0 to original list */
			if (T4 != T0)		 /* there was at least one escape */
			{	T3 = T5->nxt;		 /* start of non-escapes */
				T5->nxt = (Trans *) 0;	 /* separate */
				Tx = T0;		 /* start of the escapes */
				Ty = T5;		 /* its tail */
				T0 = T3;		 /* the rest, to be reversed */
			}
			/* T0 points to first non-escape, Tx to the list of escapes, Ty to its tail */

			/* first tail-add non-escape transitions, reversed */
			T3 = (Trans *) 0;
			for (T5 = T0; T5; T5 = T4)
			{	T4 = T5->nxt;
	#ifdef HAS_UNLESS
				if (T5->e_trans)
				{	printf("error: cannot happen!\n");
					continue;
				}
	#endif
				if (strcmp(T5->tp, "else") == 0)
				{	T3 = T5;
					T5->nxt = (Trans *) 0;
				} else
				{	T5->nxt = T1;
					if (!T1) { T2 = T5; }
					T1 = T5;
			}	}
			/* T3 points to a possible else, which is removed from the list */
			/* T1 points to the reversed list so far (without escapes) */
			/* T2 points to the tail element -- where the else should go */
			if (T2 && T3)
			{	T2->nxt = T3;	/* add else */
			} else
			{	if (T3) /* there was an else, but there's no tail */
				{	if (!T1)	/* and no reversed list */
					{	T1 = T3; /* odd, but possible */
					} else		/* even stranger */
					{	T1->nxt = T3;
			}	}	}

			/* add in the escapes, to that they appear at the front */
			if (Tx && Ty) { Ty->nxt = T1; T1 = Tx; }

			trans[n][i] = T1;
			/* reversed, with escapes first and else last */
	}	}
	if (state_tables && verbose)
	{	printf("FINAL proctype %s\n", 
			procname[n]);
		for (i = 1; i < m; i++)
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			crack(n, i, T0, srcln);
	}
}
void
imed(Trans *T, int v, int n, int j)	/* set intermediate state */
{	progstate[n][T->st] |= progstate[n][v];
	accpstate[n][T->st] |= accpstate[n][v];
	stopstate[n][T->st] |= stopstate[n][v];
	mapstate[n][j] = T->st;
}
void
tagtable(int n, int m, int is, short srcln[], uchar reach[])
{	Trans *z;

	if (is >= m || !trans[n][is]
	||  is <= 0 || reach[is] == 0)
		return;
	reach[is] = 0;
	if (state_tables)
	for (z = trans[n][is]; z; z = z->nxt)
	{	if (dodot)
			dot_crack(n, is, z);
		else
			crack(n, is, z, srcln);
	}

	for (z = trans[n][is]; z; z = z->nxt)
	{
#ifdef HAS_UNLESS
		int i, j;
#endif
		tagtable(n, m, z->st, srcln, reach);
#ifdef HAS_UNLESS
		for (i = 0; i < HAS_UNLESS; i++)
		{	j = trans[n][is]->escp[i];
			if (!j) break;
			tagtable(n, m, j, srcln, reach);
		}
#endif
	}
}

extern Trans *t_id_lkup[];

void
dfs_table(int n, int m, int is, short srcln[], uchar reach[], uchar lpstate[])
{	Trans *z;

	if (is >= m || is <= 0 || !trans[n][is])
		return;
	if ((reach[is] & (4|8|16)) != 0)
	{	if ((reach[is] & (8|16)) == 16)	/* on stack, not yet recorded */
		{	lpstate[is] = 1;
			reach[is] |= 8; /* recorded */
			if (state_tables && verbose)
			{	printf("state %d line %d is a loopstate\n", is, srcln[is]);
		}	}
		return;
	}
	reach[is] |= (4|16);	/* visited | onstack */
	for (z = trans[n][is]; z; z = z->nxt)
	{	t_id_lkup[z->t_id] = z;
#ifdef HAS_UNLESS
		int i, j;
#endif
		dfs_table(n, m, z->st, srcln, reach, lpstate);
#ifdef HAS_UNLESS
		for (i = 0; i < HAS_UNLESS; i++)
		{	j = trans[n][is]->escp[i];
			if (!j) break;
			dfs_table(n, m, j, srcln, reach, lpstate);
		}
#endif
	}
	reach[is] &= ~16; /* no longer on stack */
}
void
do_dfs(int n, int m, int is, short srcln[], uchar reach[], uchar lpstate[])
{	int i;
	dfs_table(n, m, is, srcln, reach, lpstate);
	for (i = 0; i < m; i++)
		reach[i] &= ~(4|8|16);
}
void
crack(int n, int j, Trans *z, short srcln[])
{	int i;

	if (!z) return;
	printf("	state %3d -(tr %3d)-> state %3d  ",
		j, z->forw, z->st);
	printf("[id %3d tp %3d", z->t_id, z->tpe[0]);
	if (z->tpe[1]) printf(",%d", z->tpe[1]);
#ifdef HAS_UNLESS
	if (z->e_trans)
		printf(" org %3d", z->e_trans);
	else if (state_tables >= 2)
	for (i = 0; i < HAS_UNLESS; i++)
	{	if (!z->escp[i]) break;
		printf(" esc %d", z->escp[i]);
	}
#endif
	printf("]");
	printf(" [%s%s%s%s%s] %s:%d => ",
		z->atom&6?"A":z->atom&32?"D":"-",
		accpstate[n][j]?"a" :"-",
		stopstate[n][j]?"e" : "-",
		progstate[n][j]?"p" : "-",
		z->atom & 8 ?"L":"G",
		PanSource, srcln[j]);
	for (i = 0; z->tp[i]; i++)
		if (z->tp[i] == '\n')
			printf("\\n");
		else
			putchar(z->tp[i]);
	if (verbose && z->qu[0])
	{	printf("\t[");
		for (i = 0; i < 6; i++)
			if (z->qu[i])
				printf("(%d,%d)",
				z->qu[i], z->ty[i]);
		printf("]");
	}
	printf("\n");
	fflush(stdout);
}
/* spin -a m.pml; cc -o pan pan.c; ./pan -D | dot -Tps > foo.ps; ps2pdf foo.ps */
void
dot_crack(int n, int j, Trans *z)
{	int i;

	if (!z) return;
	printf("	S%d -> S%d  [color=black", j, z->st);

	if (z->atom&6) printf(",style=dashed");
	else if (z->atom&32) printf(",style=dotted");
	else if (z->atom&8) printf(",style=solid");
	else printf(",style=bold");

	printf(",label=\"");
	for (i = 0; z->tp[i]; i++)
	{	if (z->tp[i] == '\\'
		&&  z->tp[i+1] == 'n')
		{	i++; printf(" ");
		} else
		{	putchar(z->tp[i]);
	}	}
	printf("\"];\n");
	if (accpstate[n][j]) printf("  S%d [color=red,style=bold];\n", j);
	else if (progstate[n][j]) printf("  S%d [color=green,style=bold];\n", j);
	if (stopstate[n][j]) printf("  S%d [color=blue,style=bold,shape=box];\n", j);
}

#ifdef VAR_RANGES
#define BYTESIZE	32	/* 2^8 : 2^3 = 256:8 = 32 */

typedef struct Vr_Ptr {
	char	*nm;
	uchar	vals[BYTESIZE];
	struct Vr_Ptr *nxt;
} Vr_Ptr;
Vr_Ptr *ranges = (Vr_Ptr *) 0;

void
logval(char *s, int v)
{	Vr_Ptr *tmp;

	if (v<0 || v > 255) return;
	for (tmp = ranges; tmp; tmp = tmp->nxt)
		if (!strcmp(tmp->nm, s))
			goto found;
	tmp = (Vr_Ptr *) emalloc(sizeof(Vr_Ptr));
	tmp->nxt = ranges;
	ranges = tmp;
	tmp->nm = s;
found:
	tmp->vals[(v)/8] |= 1<<((v)%8);
}

void
dumpval(uchar X[], int range)
{	int w, x, i, j = -1;

	for (w = i = 0; w < range; w++)
	for (x = 0; x < 8; x++, i++)
	{
from:		if ((X[w] & (1<<x)))
		{	printf("%d", i);
			j = i;
			goto upto;
	}	}
	return;
	for (w = 0; w < range; w++)
	for (x = 0; x < 8; x++, i++)
	{
upto:		if (!(X[w] & (1<<x)))
		{	if (i-1 == j)
				printf(", ");
			else
				printf("-%d, ", i-1);
			goto from;
	}	}
	if (j >= 0 && j != 255)
		printf("-255");
}

void
dumpranges(void)
{	Vr_Ptr *tmp;
	printf("\nValues assigned within ");
	printf("interval [0..255]:\n");
	for (tmp = ranges; tmp; tmp = tmp->nxt)
	{	printf("\t%s\t: ", tmp->nm);
		dumpval(tmp->vals, BYTESIZE);
		printf("\n");
	}
}
#endif
