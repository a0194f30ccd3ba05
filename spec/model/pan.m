#define rand	pan_rand
#define pthread_equal(a,b)	((a)==(b))
#if defined(HAS_CODE) && defined(VERBOSE)
	#ifdef BFS_PAR
		bfs_printf("Pr: %d Tr: %d\n", II, t->forw);
	#else
		cpu_printf("Pr: %d Tr: %d\n", II, t->forw);
	#endif
#endif
	switch (t->forw) {
	default: Uerror("bad forward move");
	case 0:	/* if without executable clauses */
		continue;
	case 1: /* generic 'goto' or 'skip' */
		IfNotBlocked
		_m = 3; goto P999;
	case 2: /* generic 'else' */
		IfNotBlocked
		if (trpt->o_pm&1) continue;
		_m = 3; goto P999;

		 /* CLAIM delivered */
	case 3: // STATE 1 - _spin_nvr.tmp:3 - [((!(!(settled))&&!((una==3))))] (0:0:0 - 0)
		
#if defined(VERI) && !defined(NP)
#if NCLAIMS>1
		{	static int reported1 = 0;
			if (verbose && !reported1)
			{	int nn = (int) ((Pclaim *)pptr(0))->_n;
				printf("depth %ld: Claim %s (%d), state %d (line %d)\n",
					depth, procname[spin_c_typ[nn]], nn, (int) ((Pclaim *)pptr(0))->_p, src_claim[ (int) ((Pclaim *)pptr(0))->_p ]);
				reported1 = 1;
				fflush(stdout);
		}	}
#else
		{	static int reported1 = 0;
			if (verbose && !reported1)
			{	printf("depth %d: Claim, state %d (line %d)\n",
					(int) depth, (int) ((Pclaim *)pptr(0))->_p, src_claim[ (int) ((Pclaim *)pptr(0))->_p ]);
				reported1 = 1;
				fflush(stdout);
		}	}
#endif
#endif
		reached[4][1] = 1;
		if (!(( !( !(((int)now.settled)))&& !((((int)now.una)==3)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 4: // STATE 8 - _spin_nvr.tmp:8 - [(!((una==3)))] (0:0:0 - 0)
		
#if defined(VERI) && !defined(NP)
#if NCLAIMS>1
		{	static int reported8 = 0;
			if (verbose && !reported8)
			{	int nn = (int) ((Pclaim *)pptr(0))->_n;
				printf("depth %ld: Claim %s (%d), state %d (line %d)\n",
					depth, procname[spin_c_typ[nn]], nn, (int) ((Pclaim *)pptr(0))->_p, src_claim[ (int) ((Pclaim *)pptr(0))->_p ]);
				reported8 = 1;
				fflush(stdout);
		}	}
#else
		{	static int reported8 = 0;
			if (verbose && !reported8)
			{	printf("depth %d: Claim, state %d (line %d)\n",
					(int) depth, (int) ((Pclaim *)pptr(0))->_p, src_claim[ (int) ((Pclaim *)pptr(0))->_p ]);
				reported8 = 1;
				fflush(stdout);
		}	}
#endif
#endif
		reached[4][8] = 1;
		if (!( !((((int)now.una)==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 5: // STATE 13 - _spin_nvr.tmp:10 - [-end-] (0:0:0 - 0)
		
#if defined(VERI) && !defined(NP)
#if NCLAIMS>1
		{	static int reported13 = 0;
			if (verbose && !reported13)
			{	int nn = (int) ((Pclaim *)pptr(0))->_n;
				printf("depth %ld: Claim %s (%d), state %d (line %d)\n",
					depth, procname[spin_c_typ[nn]], nn, (int) ((Pclaim *)pptr(0))->_p, src_claim[ (int) ((Pclaim *)pptr(0))->_p ]);
				reported13 = 1;
				fflush(stdout);
		}	}
#else
		{	static int reported13 = 0;
			if (verbose && !reported13)
			{	printf("depth %d: Claim, state %d (line %d)\n",
					(int) depth, (int) ((Pclaim *)pptr(0))->_p, src_claim[ (int) ((Pclaim *)pptr(0))->_p ]);
				reported13 = 1;
				fflush(stdout);
		}	}
#endif
#endif
		reached[4][13] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */

		 /* PROC monitor */
	case 6: // STATE 1 - failover.pml:305 - [((((received<una)||((failover==1)&&(holder!=7)))||((path[0]==4)&&(path[1]==4))))] (0:0:0 - 0)
		IfNotBlocked
		reached[3][1] = 1;
		if (!((((((int)now.received)<((int)now.una))||((now.failover==1)&&(((int)now.holder)!=7)))||((now.path[0]==4)&&(now.path[1]==4)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 7: // STATE 2 - failover.pml:306 - [assert(0)] (0:0:0 - 0)
		IfNotBlocked
		reached[3][2] = 1;
		spin_assert(0, "0", II, tt, t);
		_m = 3; goto P999; /* 0 */
	case 8: // STATE 4 - failover.pml:308 - [-end-] (0:0:0 - 0)
		IfNotBlocked
		reached[3][4] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */

		 /* PROC environment */
	case 9: // STATE 1 - failover.pml:288 - [((faults>0))] (0:0:0 - 0)
		IfNotBlocked
		reached[2][1] = 1;
		if (!((((int)now.faults)>0)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 10: // STATE 2 - failover.pml:288 - [faults = (faults-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[2][2] = 1;
		(trpt+1)->bup.oval = ((int)now.faults);
		now.faults = (((int)now.faults)-1);
#ifdef VAR_RANGES
		logval("faults", ((int)now.faults));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 11: // STATE 3 - failover.pml:290 - [forward[0] = !(forward[0])] (0:0:1 - 0)
		IfNotBlocked
		reached[2][3] = 1;
		(trpt+1)->bup.oval = ((int)now.forward[0]);
		now.forward[0] =  !(((int)now.forward[0]));
#ifdef VAR_RANGES
		logval("forward[0]", ((int)now.forward[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 12: // STATE 4 - failover.pml:291 - [forward[1] = !(forward[1])] (0:0:1 - 0)
		IfNotBlocked
		reached[2][4] = 1;
		(trpt+1)->bup.oval = ((int)now.forward[1]);
		now.forward[1] =  !(((int)now.forward[1]));
#ifdef VAR_RANGES
		logval("forward[1]", ((int)now.forward[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 13: // STATE 5 - failover.pml:292 - [backward[0] = !(backward[0])] (0:0:1 - 0)
		IfNotBlocked
		reached[2][5] = 1;
		(trpt+1)->bup.oval = ((int)now.backward[0]);
		now.backward[0] =  !(((int)now.backward[0]));
#ifdef VAR_RANGES
		logval("backward[0]", ((int)now.backward[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 14: // STATE 6 - failover.pml:293 - [backward[1] = !(backward[1])] (0:0:1 - 0)
		IfNotBlocked
		reached[2][6] = 1;
		(trpt+1)->bup.oval = ((int)now.backward[1]);
		now.backward[1] =  !(((int)now.backward[1]));
#ifdef VAR_RANGES
		logval("backward[1]", ((int)now.backward[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 15: // STATE 10 - failover.pml:295 - [(((forward[0]||forward[1])&&(backward[0]||backward[1])))] (0:0:0 - 0)
		IfNotBlocked
		reached[2][10] = 1;
		if (!(((((int)now.forward[0])||((int)now.forward[1]))&&(((int)now.backward[0])||((int)now.backward[1])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 16: // STATE 11 - failover.pml:295 - [settled = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[2][11] = 1;
		(trpt+1)->bup.oval = ((int)now.settled);
		now.settled = 1;
#ifdef VAR_RANGES
		logval("settled", ((int)now.settled));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 17: // STATE 14 - failover.pml:296 - [(((faults==0)&&!(((forward[0]||forward[1])&&(backward[0]||backward[1])))))] (0:0:0 - 0)
		IfNotBlocked
		reached[2][14] = 1;
		if (!(((((int)now.faults)==0)&& !(((((int)now.forward[0])||((int)now.forward[1]))&&(((int)now.backward[0])||((int)now.backward[1])))))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 18: // STATE 15 - failover.pml:297 - [forward[0] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[2][15] = 1;
		(trpt+1)->bup.oval = ((int)now.forward[0]);
		now.forward[0] = 1;
#ifdef VAR_RANGES
		logval("forward[0]", ((int)now.forward[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 19: // STATE 16 - failover.pml:297 - [backward[1] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[2][16] = 1;
		(trpt+1)->bup.oval = ((int)now.backward[1]);
		now.backward[1] = 1;
#ifdef VAR_RANGES
		logval("backward[1]", ((int)now.backward[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 20: // STATE 17 - failover.pml:297 - [settled = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[2][17] = 1;
		(trpt+1)->bup.oval = ((int)now.settled);
		now.settled = 1;
#ifdef VAR_RANGES
		logval("settled", ((int)now.settled));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 21: // STATE 23 - failover.pml:299 - [-end-] (0:0:0 - 0)
		IfNotBlocked
		reached[2][23] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */

		 /* PROC receiver */
	case 22: // STATE 1 - failover.pml:260 - [data[0]?n,stamp] (0:0:2 - 0)
		reached[1][1] = 1;
		if (q_len(now.data[0]) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P1 *)_this)->n);
		(trpt+1)->bup.ovals[1] = ((int)((P1 *)_this)->stamp);
		;
		((P1 *)_this)->n = qrecv(now.data[0], XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("receiver:n", ((int)((P1 *)_this)->n));
#endif
		;
		((P1 *)_this)->stamp = qrecv(now.data[0], XX-1, 1, 1);
#ifdef VAR_RANGES
		logval("receiver:stamp", ((int)((P1 *)_this)->stamp));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.data[0]);
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->n)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		;
		_m = 4; goto P999; /* 0 */
	case 23: // STATE 2 - failover.pml:260 - [p = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[1][2] = 1;
		(trpt+1)->bup.oval = ((int)((P1 *)_this)->p);
		((P1 *)_this)->p = 0;
#ifdef VAR_RANGES
		logval("receiver:p", ((int)((P1 *)_this)->p));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 24: // STATE 5 - failover.pml:261 - [data[1]?n,stamp] (0:0:2 - 0)
		reached[1][5] = 1;
		if (q_len(now.data[1]) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P1 *)_this)->n);
		(trpt+1)->bup.ovals[1] = ((int)((P1 *)_this)->stamp);
		;
		((P1 *)_this)->n = qrecv(now.data[1], XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("receiver:n", ((int)((P1 *)_this)->n));
#endif
		;
		((P1 *)_this)->stamp = qrecv(now.data[1], XX-1, 1, 1);
#ifdef VAR_RANGES
		logval("receiver:stamp", ((int)((P1 *)_this)->stamp));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.data[1]);
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->n)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		;
		_m = 4; goto P999; /* 0 */
	case 25: // STATE 6 - failover.pml:261 - [p = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[1][6] = 1;
		(trpt+1)->bup.oval = ((int)((P1 *)_this)->p);
		((P1 *)_this)->p = 1;
#ifdef VAR_RANGES
		logval("receiver:p", ((int)((P1 *)_this)->p));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 26: // STATE 9 - failover.pml:262 - [probes[0]?stamp,silent] (0:0:2 - 0)
		reached[1][9] = 1;
		if (q_len(now.probes[0]) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P1 *)_this)->stamp);
		(trpt+1)->bup.ovals[1] = ((int)((P1 *)_this)->silent);
		;
		((P1 *)_this)->stamp = qrecv(now.probes[0], XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("receiver:stamp", ((int)((P1 *)_this)->stamp));
#endif
		;
		((P1 *)_this)->silent = qrecv(now.probes[0], XX-1, 1, 1);
#ifdef VAR_RANGES
		logval("receiver:silent", ((int)((P1 *)_this)->silent));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.probes[0]);
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->stamp)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->silent)); strcat(simvals, simtmp);		}
#endif
		;
		_m = 4; goto P999; /* 0 */
	case 27: // STATE 10 - failover.pml:262 - [p = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[1][10] = 1;
		(trpt+1)->bup.oval = ((int)((P1 *)_this)->p);
		((P1 *)_this)->p = 0;
#ifdef VAR_RANGES
		logval("receiver:p", ((int)((P1 *)_this)->p));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 28: // STATE 13 - failover.pml:263 - [probes[1]?stamp,silent] (0:0:2 - 0)
		reached[1][13] = 1;
		if (q_len(now.probes[1]) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P1 *)_this)->stamp);
		(trpt+1)->bup.ovals[1] = ((int)((P1 *)_this)->silent);
		;
		((P1 *)_this)->stamp = qrecv(now.probes[1], XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("receiver:stamp", ((int)((P1 *)_this)->stamp));
#endif
		;
		((P1 *)_this)->silent = qrecv(now.probes[1], XX-1, 1, 1);
#ifdef VAR_RANGES
		logval("receiver:silent", ((int)((P1 *)_this)->silent));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.probes[1]);
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->stamp)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->silent)); strcat(simvals, simtmp);		}
#endif
		;
		_m = 4; goto P999; /* 0 */
	case 29: // STATE 14 - failover.pml:263 - [p = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[1][14] = 1;
		(trpt+1)->bup.oval = ((int)((P1 *)_this)->p);
		((P1 *)_this)->p = 1;
#ifdef VAR_RANGES
		logval("receiver:p", ((int)((P1 *)_this)->p));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 30: // STATE 20 - failover.pml:268 - [assert((n<=(received+2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[1][20] = 1;
		spin_assert((((int)((P1 *)_this)->n)<=(((int)now.received)+2)), "(n<=(received+2))", II, tt, t);
		_m = 3; goto P999; /* 0 */
	case 31: // STATE 21 - failover.pml:269 - [((n==received))] (0:0:1 - 0)
		IfNotBlocked
		reached[1][21] = 1;
		if (!((((int)((P1 *)_this)->n)==((int)now.received))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: n */  (trpt+1)->bup.oval = ((P1 *)_this)->n;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P1 *)_this)->n = 0;
		_m = 3; goto P999; /* 0 */
	case 32: // STATE 22 - failover.pml:269 - [received = (received+1)] (0:0:1 - 0)
		IfNotBlocked
		reached[1][22] = 1;
		(trpt+1)->bup.oval = ((int)now.received);
		now.received = (((int)now.received)+1);
#ifdef VAR_RANGES
		logval("received", ((int)now.received));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 33: // STATE 26 - failover.pml:90 - [((backward[p]&&nfull(acks[p])))] (0:0:0 - 0)
		IfNotBlocked
		reached[1][26] = 1;
		if (!((((int)now.backward[ Index(((int)((P1 *)_this)->p), 2) ])&&(!q_full(now.acks[ Index(((int)((P1 *)_this)->p), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 34: // STATE 27 - failover.pml:90 - [acks[p]!received,p,stamp] (0:0:0 - 0)
		IfNotBlocked
		reached[1][27] = 1;
		if (q_full(now.acks[ Index(((int)((P1 *)_this)->p), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.acks[ Index(((int)((P1 *)_this)->p), 2) ]);
		sprintf(simtmp, "%d", ((int)now.received)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->p)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.acks[ Index(((int)((P1 *)_this)->p), 2) ], 0, ((int)now.received), ((int)((P1 *)_this)->p), ((int)((P1 *)_this)->stamp), 3);
		_m = 2; goto P999; /* 0 */
	case 35: // STATE 28 - failover.pml:91 - [((backward[p]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[1][28] = 1;
		if (!((((int)now.backward[ Index(((int)((P1 *)_this)->p), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 36: // STATE 29 - failover.pml:91 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[1][29] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 37: // STATE 30 - failover.pml:92 - [((!(backward[p])||(len(acks[p])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[1][30] = 1;
		if (!(( !(((int)now.backward[ Index(((int)((P1 *)_this)->p), 2) ]))||(q_len(now.acks[ Index(((int)((P1 *)_this)->p), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 38: // STATE 35 - failover.pml:271 - [(deaf[p])] (0:0:0 - 0)
		IfNotBlocked
		reached[1][35] = 1;
		if (!(((int)now.deaf[ Index(((int)((P1 *)_this)->p), 2) ])))
			continue;
		_m = 3; goto P999; /* 0 */
	case 39: // STATE 36 - failover.pml:90 - [((backward[(1-p)]&&nfull(acks[(1-p)])))] (0:0:0 - 0)
		IfNotBlocked
		reached[1][36] = 1;
		if (!((((int)now.backward[ Index((1-((int)((P1 *)_this)->p)), 2) ])&&(!q_full(now.acks[ Index((1-((int)((P1 *)_this)->p)), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 40: // STATE 37 - failover.pml:90 - [acks[(1-p)]!received,p,stamp] (0:0:0 - 0)
		IfNotBlocked
		reached[1][37] = 1;
		if (q_full(now.acks[ Index((1-((int)((P1 *)_this)->p)), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.acks[ Index((1-((int)((P1 *)_this)->p)), 2) ]);
		sprintf(simtmp, "%d", ((int)now.received)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->p)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.acks[ Index((1-((int)((P1 *)_this)->p)), 2) ], 0, ((int)now.received), ((int)((P1 *)_this)->p), ((int)((P1 *)_this)->stamp), 3);
		_m = 2; goto P999; /* 0 */
	case 41: // STATE 38 - failover.pml:91 - [((backward[(1-p)]&&(losses>0)))] (0:0:1 - 0)
		IfNotBlocked
		reached[1][38] = 1;
		if (!((((int)now.backward[ Index((1-((int)((P1 *)_this)->p)), 2) ])&&(((int)now.losses)>0))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: p */  (trpt+1)->bup.oval = ((P1 *)_this)->p;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P1 *)_this)->p = 0;
		_m = 3; goto P999; /* 0 */
	case 42: // STATE 39 - failover.pml:91 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[1][39] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 43: // STATE 40 - failover.pml:92 - [((!(backward[(1-p)])||(len(acks[(1-p)])==2)))] (0:0:1 - 0)
		IfNotBlocked
		reached[1][40] = 1;
		if (!(( !(((int)now.backward[ Index((1-((int)((P1 *)_this)->p)), 2) ]))||(q_len(now.acks[ Index((1-((int)((P1 *)_this)->p)), 2) ])==2))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: p */  (trpt+1)->bup.oval = ((P1 *)_this)->p;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P1 *)_this)->p = 0;
		_m = 3; goto P999; /* 0 */
	case 44: // STATE 50 - failover.pml:278 - [deaf[p] = silent] (0:0:1 - 0)
		IfNotBlocked
		reached[1][50] = 1;
		(trpt+1)->bup.oval = ((int)now.deaf[ Index(((int)((P1 *)_this)->p), 2) ]);
		now.deaf[ Index(((P1 *)_this)->p, 2) ] = ((int)((P1 *)_this)->silent);
#ifdef VAR_RANGES
		logval("deaf[receiver:p]", ((int)now.deaf[ Index(((int)((P1 *)_this)->p), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 45: // STATE 51 - failover.pml:98 - [((backward[p]&&nfull(replies[p])))] (0:0:0 - 0)
		IfNotBlocked
		reached[1][51] = 1;
		if (!((((int)now.backward[ Index(((int)((P1 *)_this)->p), 2) ])&&(!q_full(now.replies[ Index(((int)((P1 *)_this)->p), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 46: // STATE 52 - failover.pml:98 - [replies[p]!p,stamp] (0:0:0 - 0)
		IfNotBlocked
		reached[1][52] = 1;
		if (q_full(now.replies[ Index(((int)((P1 *)_this)->p), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.replies[ Index(((int)((P1 *)_this)->p), 2) ]);
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->p)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.replies[ Index(((int)((P1 *)_this)->p), 2) ], 0, ((int)((P1 *)_this)->p), ((int)((P1 *)_this)->stamp), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 47: // STATE 53 - failover.pml:99 - [((backward[p]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[1][53] = 1;
		if (!((((int)now.backward[ Index(((int)((P1 *)_this)->p), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 48: // STATE 54 - failover.pml:99 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[1][54] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 49: // STATE 55 - failover.pml:100 - [((!(backward[p])||(len(replies[p])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[1][55] = 1;
		if (!(( !(((int)now.backward[ Index(((int)((P1 *)_this)->p), 2) ]))||(q_len(now.replies[ Index(((int)((P1 *)_this)->p), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 50: // STATE 60 - failover.pml:280 - [(silent)] (0:0:1 - 0)
		IfNotBlocked
		reached[1][60] = 1;
		if (!(((int)((P1 *)_this)->silent)))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: silent */  (trpt+1)->bup.oval = ((P1 *)_this)->silent;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P1 *)_this)->silent = 0;
		_m = 3; goto P999; /* 0 */
	case 51: // STATE 61 - failover.pml:98 - [((backward[(1-p)]&&nfull(replies[(1-p)])))] (0:0:0 - 0)
		IfNotBlocked
		reached[1][61] = 1;
		if (!((((int)now.backward[ Index((1-((int)((P1 *)_this)->p)), 2) ])&&(!q_full(now.replies[ Index((1-((int)((P1 *)_this)->p)), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 52: // STATE 62 - failover.pml:98 - [replies[(1-p)]!p,stamp] (0:0:0 - 0)
		IfNotBlocked
		reached[1][62] = 1;
		if (q_full(now.replies[ Index((1-((int)((P1 *)_this)->p)), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.replies[ Index((1-((int)((P1 *)_this)->p)), 2) ]);
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->p)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P1 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.replies[ Index((1-((int)((P1 *)_this)->p)), 2) ], 0, ((int)((P1 *)_this)->p), ((int)((P1 *)_this)->stamp), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 53: // STATE 63 - failover.pml:99 - [((backward[(1-p)]&&(losses>0)))] (0:0:1 - 0)
		IfNotBlocked
		reached[1][63] = 1;
		if (!((((int)now.backward[ Index((1-((int)((P1 *)_this)->p)), 2) ])&&(((int)now.losses)>0))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: p */  (trpt+1)->bup.oval = ((P1 *)_this)->p;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P1 *)_this)->p = 0;
		_m = 3; goto P999; /* 0 */
	case 54: // STATE 64 - failover.pml:99 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[1][64] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 55: // STATE 65 - failover.pml:100 - [((!(backward[(1-p)])||(len(replies[(1-p)])==2)))] (0:0:1 - 0)
		IfNotBlocked
		reached[1][65] = 1;
		if (!(( !(((int)now.backward[ Index((1-((int)((P1 *)_this)->p)), 2) ]))||(q_len(now.replies[ Index((1-((int)((P1 *)_this)->p)), 2) ])==2))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: p */  (trpt+1)->bup.oval = ((P1 *)_this)->p;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P1 *)_this)->p = 0;
		_m = 3; goto P999; /* 0 */
	case 56: // STATE 75 - failover.pml:283 - [-end-] (0:0:0 - 0)
		IfNotBlocked
		reached[1][75] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */

		 /* PROC sender */
	case 57: // STATE 1 - failover.pml:206 - [path[0] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 4;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 58: // STATE 2 - failover.pml:207 - [path[1] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 5;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 59: // STATE 3 - failover.pml:212 - [(((((nxt<3)&&((nxt-una)<2))&&(holder!=7))&&(failover!=1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][3] = 1;
		if (!(((((((int)now.nxt)<3)&&((((int)now.nxt)-((int)now.una))<2))&&(((int)now.holder)!=7))&&(now.failover!=1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 60: // STATE 4 - failover.pml:213 - [nxt = (nxt+1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][4] = 1;
		(trpt+1)->bup.oval = ((int)now.nxt);
		now.nxt = (((int)now.nxt)+1);
#ifdef VAR_RANGES
		logval("nxt", ((int)now.nxt));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 61: // STATE 5 - failover.pml:74 - [((forward[holder]&&nfull(data[holder])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][5] = 1;
		if (!((((int)now.forward[ Index(((int)now.holder), 2) ])&&(!q_full(now.data[ Index(((int)now.holder), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 62: // STATE 6 - failover.pml:74 - [data[holder]!(nxt-1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][6] = 1;
		if (q_full(now.data[ Index(((int)now.holder), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.holder), 2) ]);
		sprintf(simtmp, "%d", (((int)now.nxt)-1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.holder), 2) ], 0, (((int)now.nxt)-1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 63: // STATE 7 - failover.pml:75 - [((forward[holder]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][7] = 1;
		if (!((((int)now.forward[ Index(((int)now.holder), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 64: // STATE 8 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][8] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 65: // STATE 9 - failover.pml:76 - [((!(forward[holder])||(len(data[holder])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][9] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.holder), 2) ]))||(q_len(now.data[ Index(((int)now.holder), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 66: // STATE 15 - failover.pml:215 - [acks[0]?cumulative,by,stamp] (0:0:3 - 0)
		reached[0][15] = 1;
		if (q_len(now.acks[0]) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(3);
		(trpt+1)->bup.ovals[0] = ((int)((P0 *)_this)->cumulative);
		(trpt+1)->bup.ovals[1] = ((int)((P0 *)_this)->by);
		(trpt+1)->bup.ovals[2] = ((int)((P0 *)_this)->stamp);
		;
		((P0 *)_this)->cumulative = qrecv(now.acks[0], XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("sender:cumulative", ((int)((P0 *)_this)->cumulative));
#endif
		;
		((P0 *)_this)->by = qrecv(now.acks[0], XX-1, 1, 0);
#ifdef VAR_RANGES
		logval("sender:by", ((int)((P0 *)_this)->by));
#endif
		;
		((P0 *)_this)->stamp = qrecv(now.acks[0], XX-1, 2, 1);
#ifdef VAR_RANGES
		logval("sender:stamp", ((int)((P0 *)_this)->stamp));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.acks[0]);
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->cumulative)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->by)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		;
		_m = 4; goto P999; /* 0 */
	case 67: // STATE 16 - failover.pml:215 - [heard[0] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][16] = 1;
		(trpt+1)->bup.oval = ((int)now.heard[0]);
		now.heard[0] = 1;
#ifdef VAR_RANGES
		logval("heard[0]", ((int)now.heard[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 68: // STATE 17 - failover.pml:215 - [q = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][17] = 1;
		(trpt+1)->bup.oval = ((int)((P0 *)_this)->q);
		((P0 *)_this)->q = 0;
#ifdef VAR_RANGES
		logval("sender:q", ((int)((P0 *)_this)->q));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 69: // STATE 20 - failover.pml:216 - [acks[1]?cumulative,by,stamp] (0:0:3 - 0)
		reached[0][20] = 1;
		if (q_len(now.acks[1]) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(3);
		(trpt+1)->bup.ovals[0] = ((int)((P0 *)_this)->cumulative);
		(trpt+1)->bup.ovals[1] = ((int)((P0 *)_this)->by);
		(trpt+1)->bup.ovals[2] = ((int)((P0 *)_this)->stamp);
		;
		((P0 *)_this)->cumulative = qrecv(now.acks[1], XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("sender:cumulative", ((int)((P0 *)_this)->cumulative));
#endif
		;
		((P0 *)_this)->by = qrecv(now.acks[1], XX-1, 1, 0);
#ifdef VAR_RANGES
		logval("sender:by", ((int)((P0 *)_this)->by));
#endif
		;
		((P0 *)_this)->stamp = qrecv(now.acks[1], XX-1, 2, 1);
#ifdef VAR_RANGES
		logval("sender:stamp", ((int)((P0 *)_this)->stamp));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.acks[1]);
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->cumulative)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->by)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		;
		_m = 4; goto P999; /* 0 */
	case 70: // STATE 21 - failover.pml:216 - [heard[1] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][21] = 1;
		(trpt+1)->bup.oval = ((int)now.heard[1]);
		now.heard[1] = 1;
#ifdef VAR_RANGES
		logval("heard[1]", ((int)now.heard[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 71: // STATE 22 - failover.pml:216 - [q = 1] (0:0:2 - 0)
		IfNotBlocked
		reached[0][22] = 1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P0 *)_this)->q);
		((P0 *)_this)->q = 1;
#ifdef VAR_RANGES
		logval("sender:q", ((int)((P0 *)_this)->q));
#endif
		;
		if (TstOnly) return 1; /* TT */
		/* dead 2: q */  
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P0 *)_this)->q = 0;
		_m = 3; goto P999; /* 0 */
	case 72: // STATE 25 - failover.pml:218 - [replies[0]?by,stamp] (0:0:2 - 0)
		reached[0][25] = 1;
		if (q_len(now.replies[0]) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P0 *)_this)->by);
		(trpt+1)->bup.ovals[1] = ((int)((P0 *)_this)->stamp);
		;
		((P0 *)_this)->by = qrecv(now.replies[0], XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("sender:by", ((int)((P0 *)_this)->by));
#endif
		;
		((P0 *)_this)->stamp = qrecv(now.replies[0], XX-1, 1, 1);
#ifdef VAR_RANGES
		logval("sender:stamp", ((int)((P0 *)_this)->stamp));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.replies[0]);
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->by)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		;
		_m = 4; goto P999; /* 0 */
	case 73: // STATE 26 - failover.pml:218 - [heard[0] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][26] = 1;
		(trpt+1)->bup.oval = ((int)now.heard[0]);
		now.heard[0] = 1;
#ifdef VAR_RANGES
		logval("heard[0]", ((int)now.heard[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 74: // STATE 29 - failover.pml:219 - [replies[1]?by,stamp] (0:0:2 - 0)
		reached[0][29] = 1;
		if (q_len(now.replies[1]) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P0 *)_this)->by);
		(trpt+1)->bup.ovals[1] = ((int)((P0 *)_this)->stamp);
		;
		((P0 *)_this)->by = qrecv(now.replies[1], XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("sender:by", ((int)((P0 *)_this)->by));
#endif
		;
		((P0 *)_this)->stamp = qrecv(now.replies[1], XX-1, 1, 1);
#ifdef VAR_RANGES
		logval("sender:stamp", ((int)((P0 *)_this)->stamp));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.replies[1]);
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->by)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P0 *)_this)->stamp)); strcat(simvals, simtmp);		}
#endif
		;
		_m = 4; goto P999; /* 0 */
	case 75: // STATE 30 - failover.pml:219 - [heard[1] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][30] = 1;
		(trpt+1)->bup.oval = ((int)now.heard[1]);
		now.heard[1] = 1;
#ifdef VAR_RANGES
		logval("heard[1]", ((int)now.heard[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 76: // STATE 33 - failover.pml:221 - [((((((failover==4)&&(nxt>una))&&!(((((((((len(data[0])+len(data[1]))+len(acks[0]))+len(acks[1]))+len(probes[0]))+len(probes[1]))+len(replies[0]))+len(replies[1]))==0)))&&(premature>0))&&(path[holder]==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][33] = 1;
		if (!((((((now.failover==4)&&(((int)now.nxt)>((int)now.una)))&& !(((((((((q_len(now.data[0])+q_len(now.data[1]))+q_len(now.acks[0]))+q_len(now.acks[1]))+q_len(now.probes[0]))+q_len(now.probes[1]))+q_len(now.replies[0]))+q_len(now.replies[1]))==0)))&&(((int)now.premature)>0))&&(now.path[ Index(((int)now.holder), 2) ]==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 77: // STATE 34 - failover.pml:222 - [premature = (premature-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][34] = 1;
		(trpt+1)->bup.oval = ((int)now.premature);
		now.premature = (((int)now.premature)-1);
#ifdef VAR_RANGES
		logval("premature", ((int)now.premature));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 78: // STATE 35 - failover.pml:118 - [from = holder] (0:0:1 - 0)
		IfNotBlocked
		reached[0][35] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = ((int)now.holder);
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 79: // STATE 36 - failover.pml:119 - [epoch = (epoch+1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][36] = 1;
		(trpt+1)->bup.oval = ((int)now.epoch);
		now.epoch = (((int)now.epoch)+1);
#ifdef VAR_RANGES
		logval("epoch", ((int)now.epoch));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 80: // STATE 37 - tables.pml:33 - [(((path[from]==6)&&(6==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][37] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==6)&&(6==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 81: // STATE 38 - tables.pml:33 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][38] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 82: // STATE 39 - tables.pml:34 - [(((path[from]==6)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][39] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==6)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 83: // STATE 40 - tables.pml:34 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][40] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 84: // STATE 41 - tables.pml:35 - [(((path[from]==5)&&(6==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][41] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(6==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 85: // STATE 42 - tables.pml:35 - [path[from] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][42] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 86: // STATE 43 - tables.pml:36 - [(((path[from]==5)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][43] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 87: // STATE 44 - tables.pml:36 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][44] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 88: // STATE 45 - tables.pml:37 - [(((path[from]==5)&&(6==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][45] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(6==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 89: // STATE 46 - tables.pml:37 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][46] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 90: // STATE 47 - tables.pml:38 - [(((path[from]==5)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][47] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 91: // STATE 48 - tables.pml:38 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][48] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 92: // STATE 49 - tables.pml:39 - [(((path[from]==4)&&(6==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][49] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(6==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 93: // STATE 50 - tables.pml:39 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][50] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 94: // STATE 51 - tables.pml:40 - [(((path[from]==4)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][51] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 95: // STATE 52 - tables.pml:40 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][52] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 96: // STATE 53 - tables.pml:41 - [(((path[from]==4)&&(6==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][53] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(6==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 97: // STATE 54 - tables.pml:41 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][54] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 98: // STATE 55 - tables.pml:42 - [(((path[from]==4)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][55] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 99: // STATE 56 - tables.pml:42 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][56] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 100: // STATE 57 - tables.pml:43 - [(((path[from]==3)&&(6==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][57] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(6==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 101: // STATE 58 - tables.pml:43 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][58] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 102: // STATE 59 - tables.pml:44 - [(((path[from]==3)&&(6==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][59] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(6==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 103: // STATE 60 - tables.pml:44 - [path[from] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][60] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 104: // STATE 61 - tables.pml:45 - [(((path[from]==3)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][61] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 105: // STATE 62 - tables.pml:45 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][62] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 106: // STATE 63 - tables.pml:46 - [(((path[from]==2)&&(6==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][63] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&(6==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 107: // STATE 64 - tables.pml:46 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][64] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 108: // STATE 65 - tables.pml:47 - [(((path[from]==2)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][65] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 109: // STATE 66 - tables.pml:47 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][66] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 110: // STATE 67 - tables.pml:48 - [(((path[from]==1)&&(6==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][67] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==1)&&(6==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 111: // STATE 68 - tables.pml:48 - [path[from] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][68] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 112: // STATE 73 - failover.pml:121 - [since[from] = epoch] (0:0:1 - 0)
		IfNotBlocked
		reached[0][73] = 1;
		(trpt+1)->bup.oval = ((int)now.since[ Index(((int)now.from), 2) ]);
		now.since[ Index(now.from, 2) ] = ((int)now.epoch);
#ifdef VAR_RANGES
		logval("since[from]", ((int)now.since[ Index(((int)now.from), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 113: // STATE 74 - failover.pml:122 - [unanswered[from] = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][74] = 1;
		(trpt+1)->bup.oval = ((int)now.unanswered[ Index(((int)now.from), 2) ]);
		now.unanswered[ Index(now.from, 2) ] = 0;
#ifdef VAR_RANGES
		logval("unanswered[from]", ((int)now.unanswered[ Index(((int)now.from), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 114: // STATE 75 - failover.pml:123 - [heard[from] = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][75] = 1;
		(trpt+1)->bup.oval = ((int)now.heard[ Index(((int)now.from), 2) ]);
		now.heard[ Index(now.from, 2) ] = 0;
#ifdef VAR_RANGES
		logval("heard[from]", ((int)now.heard[ Index(((int)now.from), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 115: // STATE 76 - failover.pml:125 - [(((path[(1-from)]==5)||(path[(1-from)]==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][76] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)||(now.path[ Index((1-((int)now.from)), 2) ]==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 116: // STATE 77 - tables.pml:8 - [(((failover==4)&&(9==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][77] = 1;
		if (!(((now.failover==4)&&(9==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 117: // STATE 78 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][78] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 118: // STATE 79 - tables.pml:9 - [(((failover==4)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][79] = 1;
		if (!(((now.failover==4)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 119: // STATE 80 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][80] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 120: // STATE 81 - tables.pml:10 - [(((failover==4)&&(9==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][81] = 1;
		if (!(((now.failover==4)&&(9==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 121: // STATE 82 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][82] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 122: // STATE 83 - tables.pml:11 - [(((failover==4)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][83] = 1;
		if (!(((now.failover==4)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 123: // STATE 84 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][84] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 124: // STATE 85 - tables.pml:12 - [(((failover==3)&&(9==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][85] = 1;
		if (!(((now.failover==3)&&(9==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 125: // STATE 86 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][86] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 126: // STATE 87 - tables.pml:13 - [(((failover==3)&&(9==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][87] = 1;
		if (!(((now.failover==3)&&(9==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 127: // STATE 88 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][88] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 128: // STATE 89 - tables.pml:14 - [(((failover==3)&&(9==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][89] = 1;
		if (!(((now.failover==3)&&(9==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 129: // STATE 90 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][90] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 130: // STATE 91 - tables.pml:15 - [(((failover==3)&&(9==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][91] = 1;
		if (!(((now.failover==3)&&(9==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 131: // STATE 92 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][92] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 132: // STATE 93 - tables.pml:16 - [(((failover==3)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][93] = 1;
		if (!(((now.failover==3)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 133: // STATE 94 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][94] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 134: // STATE 95 - tables.pml:17 - [(((failover==2)&&(9==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][95] = 1;
		if (!(((now.failover==2)&&(9==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 135: // STATE 96 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][96] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 136: // STATE 97 - tables.pml:18 - [(((failover==2)&&(9==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][97] = 1;
		if (!(((now.failover==2)&&(9==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 137: // STATE 98 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][98] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 138: // STATE 99 - tables.pml:19 - [(((failover==2)&&(9==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][99] = 1;
		if (!(((now.failover==2)&&(9==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 139: // STATE 100 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][100] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 140: // STATE 101 - tables.pml:20 - [(((failover==2)&&(9==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][101] = 1;
		if (!(((now.failover==2)&&(9==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 141: // STATE 102 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][102] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 142: // STATE 103 - tables.pml:21 - [(((failover==2)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][103] = 1;
		if (!(((now.failover==2)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 143: // STATE 104 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][104] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 144: // STATE 105 - tables.pml:22 - [(((failover==1)&&(9==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][105] = 1;
		if (!(((now.failover==1)&&(9==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 145: // STATE 106 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][106] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 146: // STATE 111 - failover.pml:125 - [to = (1-from)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][111] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = (1-((int)now.from));
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 147: // STATE 112 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][112] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 148: // STATE 113 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][113] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 149: // STATE 114 - failover.pml:74 - [data[to]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][114] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 150: // STATE 115 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][115] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 151: // STATE 116 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][116] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 152: // STATE 117 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][117] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 153: // STATE 125 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][125] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 154: // STATE 126 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][126] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 155: // STATE 127 - failover.pml:74 - [data[to]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][127] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 156: // STATE 128 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][128] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 157: // STATE 129 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][129] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 158: // STATE 130 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][130] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 159: // STATE 139 - failover.pml:74 - [((forward[from]&&nfull(data[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][139] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.data[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 160: // STATE 140 - failover.pml:74 - [data[from]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][140] = 1;
		if (q_full(now.data[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.from), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 161: // STATE 141 - failover.pml:75 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][141] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 162: // STATE 142 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][142] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 163: // STATE 143 - failover.pml:76 - [((!(forward[from])||(len(data[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][143] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.data[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 164: // STATE 149 - tables.pml:8 - [(((failover==4)&&(8==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][149] = 1;
		if (!(((now.failover==4)&&(8==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 165: // STATE 150 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][150] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 166: // STATE 151 - tables.pml:9 - [(((failover==4)&&(8==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][151] = 1;
		if (!(((now.failover==4)&&(8==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 167: // STATE 152 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][152] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 168: // STATE 153 - tables.pml:10 - [(((failover==4)&&(8==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][153] = 1;
		if (!(((now.failover==4)&&(8==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 169: // STATE 154 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][154] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 170: // STATE 155 - tables.pml:11 - [(((failover==4)&&(8==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][155] = 1;
		if (!(((now.failover==4)&&(8==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 171: // STATE 156 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][156] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 172: // STATE 157 - tables.pml:12 - [(((failover==3)&&(8==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][157] = 1;
		if (!(((now.failover==3)&&(8==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 173: // STATE 158 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][158] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 174: // STATE 159 - tables.pml:13 - [(((failover==3)&&(8==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][159] = 1;
		if (!(((now.failover==3)&&(8==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 175: // STATE 160 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][160] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 176: // STATE 161 - tables.pml:14 - [(((failover==3)&&(8==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][161] = 1;
		if (!(((now.failover==3)&&(8==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 177: // STATE 162 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][162] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 178: // STATE 163 - tables.pml:15 - [(((failover==3)&&(8==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][163] = 1;
		if (!(((now.failover==3)&&(8==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 179: // STATE 164 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][164] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 180: // STATE 165 - tables.pml:16 - [(((failover==3)&&(8==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][165] = 1;
		if (!(((now.failover==3)&&(8==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 181: // STATE 166 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][166] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 182: // STATE 167 - tables.pml:17 - [(((failover==2)&&(8==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][167] = 1;
		if (!(((now.failover==2)&&(8==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 183: // STATE 168 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][168] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 184: // STATE 169 - tables.pml:18 - [(((failover==2)&&(8==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][169] = 1;
		if (!(((now.failover==2)&&(8==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 185: // STATE 170 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][170] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 186: // STATE 171 - tables.pml:19 - [(((failover==2)&&(8==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][171] = 1;
		if (!(((now.failover==2)&&(8==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 187: // STATE 172 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][172] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 188: // STATE 173 - tables.pml:20 - [(((failover==2)&&(8==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][173] = 1;
		if (!(((now.failover==2)&&(8==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 189: // STATE 174 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][174] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 190: // STATE 175 - tables.pml:21 - [(((failover==2)&&(8==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][175] = 1;
		if (!(((now.failover==2)&&(8==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 191: // STATE 176 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][176] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 192: // STATE 177 - tables.pml:22 - [(((failover==1)&&(8==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][177] = 1;
		if (!(((now.failover==1)&&(8==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 193: // STATE 178 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][178] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 194: // STATE 183 - failover.pml:74 - [((forward[from]&&nfull(data[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][183] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.data[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 195: // STATE 184 - failover.pml:74 - [data[from]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][184] = 1;
		if (q_full(now.data[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.from), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 196: // STATE 185 - failover.pml:75 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][185] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 197: // STATE 186 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][186] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 198: // STATE 187 - failover.pml:76 - [((!(forward[from])||(len(data[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][187] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.data[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 199: // STATE 194 - failover.pml:82 - [((forward[from]&&nfull(probes[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][194] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.probes[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 200: // STATE 195 - failover.pml:82 - [probes[from]!epoch,!(heard[from])] (0:0:0 - 0)
		IfNotBlocked
		reached[0][195] = 1;
		if (q_full(now.probes[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.probes[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d",  !(((int)now.heard[ Index(((int)now.from), 2) ]))); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.probes[ Index(((int)now.from), 2) ], 0, ((int)now.epoch),  !(((int)now.heard[ Index(((int)now.from), 2) ])), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 201: // STATE 196 - failover.pml:83 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][196] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 202: // STATE 197 - failover.pml:83 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][197] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 203: // STATE 198 - failover.pml:84 - [((!(forward[from])||(len(probes[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][198] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.probes[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 204: // STATE 205 - failover.pml:224 - [((((((((((len(data[0])+len(data[1]))+len(acks[0]))+len(acks[1]))+len(probes[0]))+len(probes[1]))+len(replies[0]))+len(replies[1]))==0)&&((nxt>una)||(failover!=4))))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][205] = 1;
		if (!((((((((((q_len(now.data[0])+q_len(now.data[1]))+q_len(now.acks[0]))+q_len(now.acks[1]))+q_len(now.probes[0]))+q_len(now.probes[1]))+q_len(now.replies[0]))+q_len(now.replies[1]))==0)&&((((int)now.nxt)>((int)now.una))||(now.failover!=4)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 205: // STATE 206 - failover.pml:154 - [p = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][206] = 1;
		(trpt+1)->bup.oval = ((int)((P0 *)_this)->_9_7_3_p);
		((P0 *)_this)->_9_7_3_p = 0;
#ifdef VAR_RANGES
		logval("sender:p", ((int)((P0 *)_this)->_9_7_3_p));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 206: // STATE 207 - failover.pml:155 - [((p<2))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][207] = 1;
		if (!((((int)((P0 *)_this)->_9_7_3_p)<2)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 207: // STATE 208 - failover.pml:157 - [(((path[p]==3)&&(unanswered[p]>=2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][208] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==3)&&(((int)now.unanswered[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ])>=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 208: // STATE 209 - tables.pml:33 - [(((path[p]==6)&&(2==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][209] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==6)&&(2==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 209: // STATE 210 - tables.pml:33 - [path[p] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][210] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 210: // STATE 211 - tables.pml:34 - [(((path[p]==6)&&(2==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][211] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==6)&&(2==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 211: // STATE 212 - tables.pml:34 - [path[p] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][212] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 212: // STATE 213 - tables.pml:35 - [(((path[p]==5)&&(2==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][213] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==5)&&(2==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 213: // STATE 214 - tables.pml:35 - [path[p] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][214] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 214: // STATE 215 - tables.pml:36 - [(((path[p]==5)&&(2==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][215] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==5)&&(2==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 215: // STATE 216 - tables.pml:36 - [path[p] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][216] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 216: // STATE 217 - tables.pml:37 - [(((path[p]==5)&&(2==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][217] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==5)&&(2==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 217: // STATE 218 - tables.pml:37 - [path[p] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][218] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 218: // STATE 219 - tables.pml:38 - [(((path[p]==5)&&(2==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][219] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==5)&&(2==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 219: // STATE 220 - tables.pml:38 - [path[p] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][220] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 220: // STATE 221 - tables.pml:39 - [(((path[p]==4)&&(2==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][221] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==4)&&(2==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 221: // STATE 222 - tables.pml:39 - [path[p] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][222] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 222: // STATE 223 - tables.pml:40 - [(((path[p]==4)&&(2==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][223] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==4)&&(2==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 223: // STATE 224 - tables.pml:40 - [path[p] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][224] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 224: // STATE 225 - tables.pml:41 - [(((path[p]==4)&&(2==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][225] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==4)&&(2==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 225: // STATE 226 - tables.pml:41 - [path[p] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][226] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 226: // STATE 227 - tables.pml:42 - [(((path[p]==4)&&(2==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][227] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==4)&&(2==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 227: // STATE 228 - tables.pml:42 - [path[p] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][228] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 228: // STATE 229 - tables.pml:43 - [(((path[p]==3)&&(2==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][229] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==3)&&(2==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 229: // STATE 230 - tables.pml:43 - [path[p] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][230] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 230: // STATE 231 - tables.pml:44 - [(((path[p]==3)&&(2==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][231] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==3)&&(2==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 231: // STATE 232 - tables.pml:44 - [path[p] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][232] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 232: // STATE 233 - tables.pml:45 - [(((path[p]==3)&&(2==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][233] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==3)&&(2==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 233: // STATE 234 - tables.pml:45 - [path[p] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][234] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 234: // STATE 235 - tables.pml:46 - [(((path[p]==2)&&(2==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][235] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==2)&&(2==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 235: // STATE 236 - tables.pml:46 - [path[p] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][236] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 236: // STATE 237 - tables.pml:47 - [(((path[p]==2)&&(2==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][237] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==2)&&(2==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 237: // STATE 238 - tables.pml:47 - [path[p] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][238] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 238: // STATE 239 - tables.pml:48 - [(((path[p]==1)&&(2==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][239] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==1)&&(2==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 239: // STATE 240 - tables.pml:48 - [path[p] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][240] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ];
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[sender:p]", now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 240: // STATE 248 - failover.pml:161 - [(((path[p]==3)||(path[p]==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][248] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==3)||(now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 241: // STATE 249 - failover.pml:162 - [((path[p]==3))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][249] = 1;
		if (!((now.path[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]==3)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 242: // STATE 250 - failover.pml:162 - [unanswered[p] = (unanswered[p]+1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][250] = 1;
		(trpt+1)->bup.oval = ((int)now.unanswered[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
		now.unanswered[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = (((int)now.unanswered[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ])+1);
#ifdef VAR_RANGES
		logval("unanswered[sender:p]", ((int)now.unanswered[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 243: // STATE 254 - failover.pml:82 - [((forward[p]&&nfull(probes[p])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][254] = 1;
		if (!((((int)now.forward[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ])&&(!q_full(now.probes[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 244: // STATE 255 - failover.pml:82 - [probes[p]!epoch,!(heard[p])] (0:0:0 - 0)
		IfNotBlocked
		reached[0][255] = 1;
		if (q_full(now.probes[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.probes[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d",  !(((int)now.heard[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]))); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.probes[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ], 0, ((int)now.epoch),  !(((int)now.heard[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ])), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 245: // STATE 256 - failover.pml:83 - [((forward[p]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][256] = 1;
		if (!((((int)now.forward[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 246: // STATE 257 - failover.pml:83 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][257] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 247: // STATE 258 - failover.pml:84 - [((!(forward[p])||(len(probes[p])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][258] = 1;
		if (!(( !(((int)now.forward[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]))||(q_len(now.probes[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 248: // STATE 266 - failover.pml:166 - [p = (p+1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][266] = 1;
		(trpt+1)->bup.oval = ((int)((P0 *)_this)->_9_7_3_p);
		((P0 *)_this)->_9_7_3_p = (((int)((P0 *)_this)->_9_7_3_p)+1);
#ifdef VAR_RANGES
		logval("sender:p", ((int)((P0 *)_this)->_9_7_3_p));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 249: // STATE 272 - failover.pml:169 - [p = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][272] = 1;
		(trpt+1)->bup.oval = ((int)((P0 *)_this)->_9_7_3_p);
		((P0 *)_this)->_9_7_3_p = 0;
#ifdef VAR_RANGES
		logval("sender:p", ((int)((P0 *)_this)->_9_7_3_p));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 250: // STATE 273 - failover.pml:171 - [(((failover==4)&&(path[holder]==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][273] = 1;
		if (!(((now.failover==4)&&(now.path[ Index(((int)now.holder), 2) ]==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 251: // STATE 274 - failover.pml:172 - [from = holder] (0:0:1 - 0)
		IfNotBlocked
		reached[0][274] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = ((int)now.holder);
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 252: // STATE 275 - failover.pml:174 - [(((path[(1-from)]==5)||(path[(1-from)]==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][275] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)||(now.path[ Index((1-((int)now.from)), 2) ]==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 253: // STATE 276 - tables.pml:8 - [(((failover==4)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][276] = 1;
		if (!(((now.failover==4)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 254: // STATE 277 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][277] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 255: // STATE 278 - tables.pml:9 - [(((failover==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][278] = 1;
		if (!(((now.failover==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 256: // STATE 279 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][279] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 257: // STATE 280 - tables.pml:10 - [(((failover==4)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][280] = 1;
		if (!(((now.failover==4)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 258: // STATE 281 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][281] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 259: // STATE 282 - tables.pml:11 - [(((failover==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][282] = 1;
		if (!(((now.failover==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 260: // STATE 283 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][283] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 261: // STATE 284 - tables.pml:12 - [(((failover==3)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][284] = 1;
		if (!(((now.failover==3)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 262: // STATE 285 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][285] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 263: // STATE 286 - tables.pml:13 - [(((failover==3)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][286] = 1;
		if (!(((now.failover==3)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 264: // STATE 287 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][287] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 265: // STATE 288 - tables.pml:14 - [(((failover==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][288] = 1;
		if (!(((now.failover==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 266: // STATE 289 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][289] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 267: // STATE 290 - tables.pml:15 - [(((failover==3)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][290] = 1;
		if (!(((now.failover==3)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 268: // STATE 291 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][291] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 269: // STATE 292 - tables.pml:16 - [(((failover==3)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][292] = 1;
		if (!(((now.failover==3)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 270: // STATE 293 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][293] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 271: // STATE 294 - tables.pml:17 - [(((failover==2)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][294] = 1;
		if (!(((now.failover==2)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 272: // STATE 295 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][295] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 273: // STATE 296 - tables.pml:18 - [(((failover==2)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][296] = 1;
		if (!(((now.failover==2)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 274: // STATE 297 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][297] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 275: // STATE 298 - tables.pml:19 - [(((failover==2)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][298] = 1;
		if (!(((now.failover==2)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 276: // STATE 299 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][299] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 277: // STATE 300 - tables.pml:20 - [(((failover==2)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][300] = 1;
		if (!(((now.failover==2)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 278: // STATE 301 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][301] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 279: // STATE 302 - tables.pml:21 - [(((failover==2)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][302] = 1;
		if (!(((now.failover==2)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 280: // STATE 303 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][303] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 281: // STATE 304 - tables.pml:22 - [(((failover==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][304] = 1;
		if (!(((now.failover==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 282: // STATE 305 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][305] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 283: // STATE 310 - failover.pml:112 - [(((holder!=7)&&(holder!=(1-from))))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][310] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=(1-((int)now.from))))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 284: // STATE 311 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][311] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 285: // STATE 312 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][312] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 286: // STATE 313 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][313] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 287: // STATE 314 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][314] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 288: // STATE 315 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][315] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 289: // STATE 316 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][316] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 290: // STATE 317 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][317] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 291: // STATE 318 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][318] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 292: // STATE 319 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][319] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 293: // STATE 320 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][320] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 294: // STATE 321 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][321] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 295: // STATE 322 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][322] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 296: // STATE 323 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][323] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 297: // STATE 324 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][324] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 298: // STATE 325 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][325] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 299: // STATE 326 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][326] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 300: // STATE 327 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][327] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 301: // STATE 328 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][328] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 302: // STATE 329 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][329] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 303: // STATE 330 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][330] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 304: // STATE 331 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][331] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 305: // STATE 332 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][332] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 306: // STATE 333 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][333] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 307: // STATE 334 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][334] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 308: // STATE 335 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][335] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 309: // STATE 336 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][336] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 310: // STATE 337 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][337] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 311: // STATE 338 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][338] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 312: // STATE 339 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][339] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 313: // STATE 340 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][340] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 314: // STATE 341 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][341] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 315: // STATE 342 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][342] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 316: // STATE 350 - failover.pml:113 - [holder = (1-from)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][350] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = (1-((int)now.from));
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 317: // STATE 351 - failover.pml:114 - [(((1-from)!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][351] = 1;
		if (!(((1-((int)now.from))!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 318: // STATE 352 - tables.pml:33 - [(((path[(1-from)]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][352] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 319: // STATE 353 - tables.pml:33 - [path[(1-from)] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][353] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 320: // STATE 354 - tables.pml:34 - [(((path[(1-from)]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][354] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 321: // STATE 355 - tables.pml:34 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][355] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 322: // STATE 356 - tables.pml:35 - [(((path[(1-from)]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][356] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 323: // STATE 357 - tables.pml:35 - [path[(1-from)] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][357] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 324: // STATE 358 - tables.pml:36 - [(((path[(1-from)]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][358] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 325: // STATE 359 - tables.pml:36 - [path[(1-from)] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][359] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 326: // STATE 360 - tables.pml:37 - [(((path[(1-from)]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][360] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 327: // STATE 361 - tables.pml:37 - [path[(1-from)] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][361] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 328: // STATE 362 - tables.pml:38 - [(((path[(1-from)]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][362] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 329: // STATE 363 - tables.pml:38 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][363] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 330: // STATE 364 - tables.pml:39 - [(((path[(1-from)]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][364] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 331: // STATE 365 - tables.pml:39 - [path[(1-from)] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][365] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 332: // STATE 366 - tables.pml:40 - [(((path[(1-from)]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][366] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 333: // STATE 367 - tables.pml:40 - [path[(1-from)] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][367] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 334: // STATE 368 - tables.pml:41 - [(((path[(1-from)]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][368] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 335: // STATE 369 - tables.pml:41 - [path[(1-from)] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][369] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 336: // STATE 370 - tables.pml:42 - [(((path[(1-from)]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][370] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 337: // STATE 371 - tables.pml:42 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][371] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 338: // STATE 372 - tables.pml:43 - [(((path[(1-from)]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][372] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 339: // STATE 373 - tables.pml:43 - [path[(1-from)] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][373] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 340: // STATE 374 - tables.pml:44 - [(((path[(1-from)]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][374] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 341: // STATE 375 - tables.pml:44 - [path[(1-from)] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][375] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 342: // STATE 376 - tables.pml:45 - [(((path[(1-from)]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][376] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 343: // STATE 377 - tables.pml:45 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][377] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 344: // STATE 378 - tables.pml:46 - [(((path[(1-from)]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][378] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 345: // STATE 379 - tables.pml:46 - [path[(1-from)] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][379] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 346: // STATE 380 - tables.pml:47 - [(((path[(1-from)]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][380] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 347: // STATE 381 - tables.pml:47 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][381] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 348: // STATE 382 - tables.pml:48 - [(((path[(1-from)]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][382] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 349: // STATE 383 - tables.pml:48 - [path[(1-from)] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][383] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 350: // STATE 392 - failover.pml:131 - [from = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][392] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = 7;
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 351: // STATE 393 - failover.pml:131 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][393] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 352: // STATE 394 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][394] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 353: // STATE 395 - failover.pml:74 - [((forward[(1-from)]&&nfull(data[(1-from)])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][395] = 1;
		if (!((((int)now.forward[ Index((1-((int)now.from)), 2) ])&&(!q_full(now.data[ Index((1-((int)now.from)), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 354: // STATE 396 - failover.pml:74 - [data[(1-from)]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][396] = 1;
		if (q_full(now.data[ Index((1-((int)now.from)), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index((1-((int)now.from)), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index((1-((int)now.from)), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 355: // STATE 397 - failover.pml:75 - [((forward[(1-from)]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][397] = 1;
		if (!((((int)now.forward[ Index((1-((int)now.from)), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 356: // STATE 398 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][398] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 357: // STATE 399 - failover.pml:76 - [((!(forward[(1-from)])||(len(data[(1-from)])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][399] = 1;
		if (!(( !(((int)now.forward[ Index((1-((int)now.from)), 2) ]))||(q_len(now.data[ Index((1-((int)now.from)), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 358: // STATE 407 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][407] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 359: // STATE 408 - failover.pml:74 - [((forward[(1-from)]&&nfull(data[(1-from)])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][408] = 1;
		if (!((((int)now.forward[ Index((1-((int)now.from)), 2) ])&&(!q_full(now.data[ Index((1-((int)now.from)), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 360: // STATE 409 - failover.pml:74 - [data[(1-from)]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][409] = 1;
		if (q_full(now.data[ Index((1-((int)now.from)), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index((1-((int)now.from)), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index((1-((int)now.from)), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 361: // STATE 410 - failover.pml:75 - [((forward[(1-from)]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][410] = 1;
		if (!((((int)now.forward[ Index((1-((int)now.from)), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 362: // STATE 411 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][411] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 363: // STATE 412 - failover.pml:76 - [((!(forward[(1-from)])||(len(data[(1-from)])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][412] = 1;
		if (!(( !(((int)now.forward[ Index((1-((int)now.from)), 2) ]))||(q_len(now.data[ Index((1-((int)now.from)), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 364: // STATE 423 - tables.pml:8 - [(((failover==4)&&(6==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][423] = 1;
		if (!(((now.failover==4)&&(6==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 365: // STATE 424 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][424] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 366: // STATE 425 - tables.pml:9 - [(((failover==4)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][425] = 1;
		if (!(((now.failover==4)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 367: // STATE 426 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][426] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 368: // STATE 427 - tables.pml:10 - [(((failover==4)&&(6==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][427] = 1;
		if (!(((now.failover==4)&&(6==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 369: // STATE 428 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][428] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 370: // STATE 429 - tables.pml:11 - [(((failover==4)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][429] = 1;
		if (!(((now.failover==4)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 371: // STATE 430 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][430] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 372: // STATE 431 - tables.pml:12 - [(((failover==3)&&(6==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][431] = 1;
		if (!(((now.failover==3)&&(6==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 373: // STATE 432 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][432] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 374: // STATE 433 - tables.pml:13 - [(((failover==3)&&(6==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][433] = 1;
		if (!(((now.failover==3)&&(6==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 375: // STATE 434 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][434] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 376: // STATE 435 - tables.pml:14 - [(((failover==3)&&(6==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][435] = 1;
		if (!(((now.failover==3)&&(6==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 377: // STATE 436 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][436] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 378: // STATE 437 - tables.pml:15 - [(((failover==3)&&(6==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][437] = 1;
		if (!(((now.failover==3)&&(6==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 379: // STATE 438 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][438] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 380: // STATE 439 - tables.pml:16 - [(((failover==3)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][439] = 1;
		if (!(((now.failover==3)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 381: // STATE 440 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][440] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 382: // STATE 441 - tables.pml:17 - [(((failover==2)&&(6==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][441] = 1;
		if (!(((now.failover==2)&&(6==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 383: // STATE 442 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][442] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 384: // STATE 443 - tables.pml:18 - [(((failover==2)&&(6==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][443] = 1;
		if (!(((now.failover==2)&&(6==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 385: // STATE 444 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][444] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 386: // STATE 445 - tables.pml:19 - [(((failover==2)&&(6==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][445] = 1;
		if (!(((now.failover==2)&&(6==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 387: // STATE 446 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][446] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 388: // STATE 447 - tables.pml:20 - [(((failover==2)&&(6==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][447] = 1;
		if (!(((now.failover==2)&&(6==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 389: // STATE 448 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][448] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 390: // STATE 449 - tables.pml:21 - [(((failover==2)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][449] = 1;
		if (!(((now.failover==2)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 391: // STATE 450 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][450] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 392: // STATE 451 - tables.pml:22 - [(((failover==1)&&(6==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][451] = 1;
		if (!(((now.failover==1)&&(6==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 393: // STATE 452 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][452] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 394: // STATE 457 - failover.pml:112 - [(((holder!=7)&&(holder!=7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][457] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 395: // STATE 458 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][458] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 396: // STATE 459 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][459] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 397: // STATE 460 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][460] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 398: // STATE 461 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][461] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 399: // STATE 462 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][462] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 400: // STATE 463 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][463] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 401: // STATE 464 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][464] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 402: // STATE 465 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][465] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 403: // STATE 466 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][466] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 404: // STATE 467 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][467] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 405: // STATE 468 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][468] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 406: // STATE 469 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][469] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 407: // STATE 470 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][470] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 408: // STATE 471 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][471] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 409: // STATE 472 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][472] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 410: // STATE 473 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][473] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 411: // STATE 474 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][474] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 412: // STATE 475 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][475] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 413: // STATE 476 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][476] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 414: // STATE 477 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][477] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 415: // STATE 478 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][478] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 416: // STATE 479 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][479] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 417: // STATE 480 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][480] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 418: // STATE 481 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][481] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 419: // STATE 482 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][482] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 420: // STATE 483 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][483] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 421: // STATE 484 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][484] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 422: // STATE 485 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][485] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 423: // STATE 486 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][486] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 424: // STATE 487 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][487] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 425: // STATE 488 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][488] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 426: // STATE 489 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][489] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 427: // STATE 497 - failover.pml:113 - [holder = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][497] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = 7;
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 428: // STATE 498 - failover.pml:114 - [((7!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][498] = 1;
		if (!((7!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 429: // STATE 499 - tables.pml:33 - [(((path[7]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][499] = 1;
		if (!(((now.path[ Index(7, 2) ]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 430: // STATE 500 - tables.pml:33 - [path[7] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][500] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 431: // STATE 501 - tables.pml:34 - [(((path[7]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][501] = 1;
		if (!(((now.path[ Index(7, 2) ]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 432: // STATE 502 - tables.pml:34 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][502] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 433: // STATE 503 - tables.pml:35 - [(((path[7]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][503] = 1;
		if (!(((now.path[ Index(7, 2) ]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 434: // STATE 504 - tables.pml:35 - [path[7] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][504] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 435: // STATE 505 - tables.pml:36 - [(((path[7]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][505] = 1;
		if (!(((now.path[ Index(7, 2) ]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 436: // STATE 506 - tables.pml:36 - [path[7] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][506] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 437: // STATE 507 - tables.pml:37 - [(((path[7]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][507] = 1;
		if (!(((now.path[ Index(7, 2) ]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 438: // STATE 508 - tables.pml:37 - [path[7] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][508] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 439: // STATE 509 - tables.pml:38 - [(((path[7]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][509] = 1;
		if (!(((now.path[ Index(7, 2) ]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 440: // STATE 510 - tables.pml:38 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][510] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 441: // STATE 511 - tables.pml:39 - [(((path[7]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][511] = 1;
		if (!(((now.path[ Index(7, 2) ]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 442: // STATE 512 - tables.pml:39 - [path[7] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][512] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 443: // STATE 513 - tables.pml:40 - [(((path[7]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][513] = 1;
		if (!(((now.path[ Index(7, 2) ]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 444: // STATE 514 - tables.pml:40 - [path[7] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][514] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 445: // STATE 515 - tables.pml:41 - [(((path[7]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][515] = 1;
		if (!(((now.path[ Index(7, 2) ]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 446: // STATE 516 - tables.pml:41 - [path[7] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][516] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 447: // STATE 517 - tables.pml:42 - [(((path[7]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][517] = 1;
		if (!(((now.path[ Index(7, 2) ]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 448: // STATE 518 - tables.pml:42 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][518] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 449: // STATE 519 - tables.pml:43 - [(((path[7]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][519] = 1;
		if (!(((now.path[ Index(7, 2) ]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 450: // STATE 520 - tables.pml:43 - [path[7] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][520] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 451: // STATE 521 - tables.pml:44 - [(((path[7]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][521] = 1;
		if (!(((now.path[ Index(7, 2) ]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 452: // STATE 522 - tables.pml:44 - [path[7] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][522] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 453: // STATE 523 - tables.pml:45 - [(((path[7]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][523] = 1;
		if (!(((now.path[ Index(7, 2) ]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 454: // STATE 524 - tables.pml:45 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][524] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 455: // STATE 525 - tables.pml:46 - [(((path[7]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][525] = 1;
		if (!(((now.path[ Index(7, 2) ]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 456: // STATE 526 - tables.pml:46 - [path[7] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][526] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 457: // STATE 527 - tables.pml:47 - [(((path[7]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][527] = 1;
		if (!(((now.path[ Index(7, 2) ]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 458: // STATE 528 - tables.pml:47 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][528] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 459: // STATE 529 - tables.pml:48 - [(((path[7]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][529] = 1;
		if (!(((now.path[ Index(7, 2) ]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 460: // STATE 530 - tables.pml:48 - [path[7] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][530] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 461: // STATE 541 - failover.pml:177 - [((((failover==4)&&(path[holder]!=2))&&(nxt>una)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][541] = 1;
		if (!((((now.failover==4)&&(now.path[ Index(((int)now.holder), 2) ]!=2))&&(((int)now.nxt)>((int)now.una)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 462: // STATE 542 - failover.pml:118 - [from = holder] (0:0:1 - 0)
		IfNotBlocked
		reached[0][542] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = ((int)now.holder);
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 463: // STATE 543 - failover.pml:119 - [epoch = (epoch+1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][543] = 1;
		(trpt+1)->bup.oval = ((int)now.epoch);
		now.epoch = (((int)now.epoch)+1);
#ifdef VAR_RANGES
		logval("epoch", ((int)now.epoch));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 464: // STATE 544 - tables.pml:33 - [(((path[from]==6)&&(6==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][544] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==6)&&(6==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 465: // STATE 545 - tables.pml:33 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][545] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 466: // STATE 546 - tables.pml:34 - [(((path[from]==6)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][546] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==6)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 467: // STATE 547 - tables.pml:34 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][547] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 468: // STATE 548 - tables.pml:35 - [(((path[from]==5)&&(6==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][548] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(6==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 469: // STATE 549 - tables.pml:35 - [path[from] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][549] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 470: // STATE 550 - tables.pml:36 - [(((path[from]==5)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][550] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 471: // STATE 551 - tables.pml:36 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][551] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 472: // STATE 552 - tables.pml:37 - [(((path[from]==5)&&(6==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][552] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(6==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 473: // STATE 553 - tables.pml:37 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][553] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 474: // STATE 554 - tables.pml:38 - [(((path[from]==5)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][554] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 475: // STATE 555 - tables.pml:38 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][555] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 476: // STATE 556 - tables.pml:39 - [(((path[from]==4)&&(6==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][556] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(6==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 477: // STATE 557 - tables.pml:39 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][557] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 478: // STATE 558 - tables.pml:40 - [(((path[from]==4)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][558] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 479: // STATE 559 - tables.pml:40 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][559] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 480: // STATE 560 - tables.pml:41 - [(((path[from]==4)&&(6==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][560] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(6==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 481: // STATE 561 - tables.pml:41 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][561] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 482: // STATE 562 - tables.pml:42 - [(((path[from]==4)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][562] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 483: // STATE 563 - tables.pml:42 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][563] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 484: // STATE 564 - tables.pml:43 - [(((path[from]==3)&&(6==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][564] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(6==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 485: // STATE 565 - tables.pml:43 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][565] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 486: // STATE 566 - tables.pml:44 - [(((path[from]==3)&&(6==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][566] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(6==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 487: // STATE 567 - tables.pml:44 - [path[from] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][567] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 488: // STATE 568 - tables.pml:45 - [(((path[from]==3)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][568] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 489: // STATE 569 - tables.pml:45 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][569] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 490: // STATE 570 - tables.pml:46 - [(((path[from]==2)&&(6==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][570] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&(6==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 491: // STATE 571 - tables.pml:46 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][571] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 492: // STATE 572 - tables.pml:47 - [(((path[from]==2)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][572] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 493: // STATE 573 - tables.pml:47 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][573] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 494: // STATE 574 - tables.pml:48 - [(((path[from]==1)&&(6==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][574] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==1)&&(6==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 495: // STATE 575 - tables.pml:48 - [path[from] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][575] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 496: // STATE 580 - failover.pml:121 - [since[from] = epoch] (0:0:1 - 0)
		IfNotBlocked
		reached[0][580] = 1;
		(trpt+1)->bup.oval = ((int)now.since[ Index(((int)now.from), 2) ]);
		now.since[ Index(now.from, 2) ] = ((int)now.epoch);
#ifdef VAR_RANGES
		logval("since[from]", ((int)now.since[ Index(((int)now.from), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 497: // STATE 581 - failover.pml:122 - [unanswered[from] = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][581] = 1;
		(trpt+1)->bup.oval = ((int)now.unanswered[ Index(((int)now.from), 2) ]);
		now.unanswered[ Index(now.from, 2) ] = 0;
#ifdef VAR_RANGES
		logval("unanswered[from]", ((int)now.unanswered[ Index(((int)now.from), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 498: // STATE 582 - failover.pml:123 - [heard[from] = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][582] = 1;
		(trpt+1)->bup.oval = ((int)now.heard[ Index(((int)now.from), 2) ]);
		now.heard[ Index(now.from, 2) ] = 0;
#ifdef VAR_RANGES
		logval("heard[from]", ((int)now.heard[ Index(((int)now.from), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 499: // STATE 583 - failover.pml:125 - [(((path[(1-from)]==5)||(path[(1-from)]==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][583] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)||(now.path[ Index((1-((int)now.from)), 2) ]==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 500: // STATE 584 - tables.pml:8 - [(((failover==4)&&(9==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][584] = 1;
		if (!(((now.failover==4)&&(9==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 501: // STATE 585 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][585] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 502: // STATE 586 - tables.pml:9 - [(((failover==4)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][586] = 1;
		if (!(((now.failover==4)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 503: // STATE 587 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][587] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 504: // STATE 588 - tables.pml:10 - [(((failover==4)&&(9==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][588] = 1;
		if (!(((now.failover==4)&&(9==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 505: // STATE 589 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][589] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 506: // STATE 590 - tables.pml:11 - [(((failover==4)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][590] = 1;
		if (!(((now.failover==4)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 507: // STATE 591 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][591] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 508: // STATE 592 - tables.pml:12 - [(((failover==3)&&(9==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][592] = 1;
		if (!(((now.failover==3)&&(9==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 509: // STATE 593 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][593] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 510: // STATE 594 - tables.pml:13 - [(((failover==3)&&(9==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][594] = 1;
		if (!(((now.failover==3)&&(9==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 511: // STATE 595 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][595] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 512: // STATE 596 - tables.pml:14 - [(((failover==3)&&(9==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][596] = 1;
		if (!(((now.failover==3)&&(9==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 513: // STATE 597 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][597] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 514: // STATE 598 - tables.pml:15 - [(((failover==3)&&(9==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][598] = 1;
		if (!(((now.failover==3)&&(9==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 515: // STATE 599 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][599] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 516: // STATE 600 - tables.pml:16 - [(((failover==3)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][600] = 1;
		if (!(((now.failover==3)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 517: // STATE 601 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][601] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 518: // STATE 602 - tables.pml:17 - [(((failover==2)&&(9==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][602] = 1;
		if (!(((now.failover==2)&&(9==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 519: // STATE 603 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][603] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 520: // STATE 604 - tables.pml:18 - [(((failover==2)&&(9==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][604] = 1;
		if (!(((now.failover==2)&&(9==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 521: // STATE 605 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][605] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 522: // STATE 606 - tables.pml:19 - [(((failover==2)&&(9==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][606] = 1;
		if (!(((now.failover==2)&&(9==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 523: // STATE 607 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][607] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 524: // STATE 608 - tables.pml:20 - [(((failover==2)&&(9==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][608] = 1;
		if (!(((now.failover==2)&&(9==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 525: // STATE 609 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][609] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 526: // STATE 610 - tables.pml:21 - [(((failover==2)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][610] = 1;
		if (!(((now.failover==2)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 527: // STATE 611 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][611] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 528: // STATE 612 - tables.pml:22 - [(((failover==1)&&(9==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][612] = 1;
		if (!(((now.failover==1)&&(9==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 529: // STATE 613 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][613] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 530: // STATE 618 - failover.pml:125 - [to = (1-from)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][618] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = (1-((int)now.from));
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 531: // STATE 619 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][619] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 532: // STATE 620 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][620] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 533: // STATE 621 - failover.pml:74 - [data[to]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][621] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 534: // STATE 622 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][622] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 535: // STATE 623 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][623] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 536: // STATE 624 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][624] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 537: // STATE 632 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][632] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 538: // STATE 633 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][633] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 539: // STATE 634 - failover.pml:74 - [data[to]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][634] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 540: // STATE 635 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][635] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 541: // STATE 636 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][636] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 542: // STATE 637 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][637] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 543: // STATE 646 - failover.pml:74 - [((forward[from]&&nfull(data[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][646] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.data[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 544: // STATE 647 - failover.pml:74 - [data[from]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][647] = 1;
		if (q_full(now.data[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.from), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 545: // STATE 648 - failover.pml:75 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][648] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 546: // STATE 649 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][649] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 547: // STATE 650 - failover.pml:76 - [((!(forward[from])||(len(data[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][650] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.data[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 548: // STATE 656 - tables.pml:8 - [(((failover==4)&&(8==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][656] = 1;
		if (!(((now.failover==4)&&(8==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 549: // STATE 657 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][657] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 550: // STATE 658 - tables.pml:9 - [(((failover==4)&&(8==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][658] = 1;
		if (!(((now.failover==4)&&(8==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 551: // STATE 659 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][659] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 552: // STATE 660 - tables.pml:10 - [(((failover==4)&&(8==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][660] = 1;
		if (!(((now.failover==4)&&(8==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 553: // STATE 661 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][661] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 554: // STATE 662 - tables.pml:11 - [(((failover==4)&&(8==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][662] = 1;
		if (!(((now.failover==4)&&(8==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 555: // STATE 663 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][663] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 556: // STATE 664 - tables.pml:12 - [(((failover==3)&&(8==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][664] = 1;
		if (!(((now.failover==3)&&(8==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 557: // STATE 665 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][665] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 558: // STATE 666 - tables.pml:13 - [(((failover==3)&&(8==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][666] = 1;
		if (!(((now.failover==3)&&(8==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 559: // STATE 667 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][667] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 560: // STATE 668 - tables.pml:14 - [(((failover==3)&&(8==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][668] = 1;
		if (!(((now.failover==3)&&(8==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 561: // STATE 669 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][669] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 562: // STATE 670 - tables.pml:15 - [(((failover==3)&&(8==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][670] = 1;
		if (!(((now.failover==3)&&(8==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 563: // STATE 671 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][671] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 564: // STATE 672 - tables.pml:16 - [(((failover==3)&&(8==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][672] = 1;
		if (!(((now.failover==3)&&(8==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 565: // STATE 673 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][673] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 566: // STATE 674 - tables.pml:17 - [(((failover==2)&&(8==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][674] = 1;
		if (!(((now.failover==2)&&(8==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 567: // STATE 675 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][675] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 568: // STATE 676 - tables.pml:18 - [(((failover==2)&&(8==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][676] = 1;
		if (!(((now.failover==2)&&(8==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 569: // STATE 677 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][677] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 570: // STATE 678 - tables.pml:19 - [(((failover==2)&&(8==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][678] = 1;
		if (!(((now.failover==2)&&(8==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 571: // STATE 679 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][679] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 572: // STATE 680 - tables.pml:20 - [(((failover==2)&&(8==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][680] = 1;
		if (!(((now.failover==2)&&(8==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 573: // STATE 681 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][681] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 574: // STATE 682 - tables.pml:21 - [(((failover==2)&&(8==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][682] = 1;
		if (!(((now.failover==2)&&(8==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 575: // STATE 683 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][683] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 576: // STATE 684 - tables.pml:22 - [(((failover==1)&&(8==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][684] = 1;
		if (!(((now.failover==1)&&(8==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 577: // STATE 685 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][685] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 578: // STATE 690 - failover.pml:74 - [((forward[from]&&nfull(data[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][690] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.data[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 579: // STATE 691 - failover.pml:74 - [data[from]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][691] = 1;
		if (q_full(now.data[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.from), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 580: // STATE 692 - failover.pml:75 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][692] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 581: // STATE 693 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][693] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 582: // STATE 694 - failover.pml:76 - [((!(forward[from])||(len(data[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][694] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.data[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 583: // STATE 701 - failover.pml:82 - [((forward[from]&&nfull(probes[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][701] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.probes[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 584: // STATE 702 - failover.pml:82 - [probes[from]!epoch,!(heard[from])] (0:0:0 - 0)
		IfNotBlocked
		reached[0][702] = 1;
		if (q_full(now.probes[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.probes[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d",  !(((int)now.heard[ Index(((int)now.from), 2) ]))); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.probes[ Index(((int)now.from), 2) ], 0, ((int)now.epoch),  !(((int)now.heard[ Index(((int)now.from), 2) ])), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 585: // STATE 703 - failover.pml:83 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][703] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 586: // STATE 704 - failover.pml:83 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][704] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 587: // STATE 705 - failover.pml:84 - [((!(forward[from])||(len(probes[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][705] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.probes[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 588: // STATE 711 - failover.pml:178 - [((failover==3))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][711] = 1;
		if (!((now.failover==3)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 589: // STATE 712 - failover.pml:181 - [(((path[from]==2)&&((path[to]==5)||(path[to]==4))))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][712] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&((now.path[ Index(((int)now.to), 2) ]==5)||(now.path[ Index(((int)now.to), 2) ]==4)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 590: // STATE 713 - tables.pml:8 - [(((failover==4)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][713] = 1;
		if (!(((now.failover==4)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 591: // STATE 714 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][714] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 592: // STATE 715 - tables.pml:9 - [(((failover==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][715] = 1;
		if (!(((now.failover==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 593: // STATE 716 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][716] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 594: // STATE 717 - tables.pml:10 - [(((failover==4)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][717] = 1;
		if (!(((now.failover==4)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 595: // STATE 718 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][718] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 596: // STATE 719 - tables.pml:11 - [(((failover==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][719] = 1;
		if (!(((now.failover==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 597: // STATE 720 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][720] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 598: // STATE 721 - tables.pml:12 - [(((failover==3)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][721] = 1;
		if (!(((now.failover==3)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 599: // STATE 722 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][722] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 600: // STATE 723 - tables.pml:13 - [(((failover==3)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][723] = 1;
		if (!(((now.failover==3)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 601: // STATE 724 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][724] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 602: // STATE 725 - tables.pml:14 - [(((failover==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][725] = 1;
		if (!(((now.failover==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 603: // STATE 726 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][726] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 604: // STATE 727 - tables.pml:15 - [(((failover==3)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][727] = 1;
		if (!(((now.failover==3)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 605: // STATE 728 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][728] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 606: // STATE 729 - tables.pml:16 - [(((failover==3)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][729] = 1;
		if (!(((now.failover==3)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 607: // STATE 730 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][730] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 608: // STATE 731 - tables.pml:17 - [(((failover==2)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][731] = 1;
		if (!(((now.failover==2)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 609: // STATE 732 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][732] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 610: // STATE 733 - tables.pml:18 - [(((failover==2)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][733] = 1;
		if (!(((now.failover==2)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 611: // STATE 734 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][734] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 612: // STATE 735 - tables.pml:19 - [(((failover==2)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][735] = 1;
		if (!(((now.failover==2)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 613: // STATE 736 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][736] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 614: // STATE 737 - tables.pml:20 - [(((failover==2)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][737] = 1;
		if (!(((now.failover==2)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 615: // STATE 738 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][738] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 616: // STATE 739 - tables.pml:21 - [(((failover==2)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][739] = 1;
		if (!(((now.failover==2)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 617: // STATE 740 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][740] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 618: // STATE 741 - tables.pml:22 - [(((failover==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][741] = 1;
		if (!(((now.failover==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 619: // STATE 742 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][742] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 620: // STATE 747 - failover.pml:112 - [(((holder!=7)&&(holder!=to)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][747] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=((int)now.to)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 621: // STATE 748 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][748] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 622: // STATE 749 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][749] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 623: // STATE 750 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][750] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 624: // STATE 751 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][751] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 625: // STATE 752 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][752] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 626: // STATE 753 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][753] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 627: // STATE 754 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][754] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 628: // STATE 755 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][755] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 629: // STATE 756 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][756] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 630: // STATE 757 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][757] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 631: // STATE 758 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][758] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 632: // STATE 759 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][759] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 633: // STATE 760 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][760] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 634: // STATE 761 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][761] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 635: // STATE 762 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][762] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 636: // STATE 763 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][763] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 637: // STATE 764 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][764] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 638: // STATE 765 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][765] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 639: // STATE 766 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][766] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 640: // STATE 767 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][767] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 641: // STATE 768 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][768] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 642: // STATE 769 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][769] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 643: // STATE 770 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][770] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 644: // STATE 771 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][771] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 645: // STATE 772 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][772] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 646: // STATE 773 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][773] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 647: // STATE 774 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][774] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 648: // STATE 775 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][775] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 649: // STATE 776 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][776] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 650: // STATE 777 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][777] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 651: // STATE 778 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][778] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 652: // STATE 779 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][779] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 653: // STATE 787 - failover.pml:113 - [holder = to] (0:0:1 - 0)
		IfNotBlocked
		reached[0][787] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = ((int)now.to);
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 654: // STATE 788 - failover.pml:114 - [((to!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][788] = 1;
		if (!((((int)now.to)!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 655: // STATE 789 - tables.pml:33 - [(((path[to]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][789] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 656: // STATE 790 - tables.pml:33 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][790] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 657: // STATE 791 - tables.pml:34 - [(((path[to]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][791] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 658: // STATE 792 - tables.pml:34 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][792] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 659: // STATE 793 - tables.pml:35 - [(((path[to]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][793] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 660: // STATE 794 - tables.pml:35 - [path[to] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][794] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 661: // STATE 795 - tables.pml:36 - [(((path[to]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][795] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 662: // STATE 796 - tables.pml:36 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][796] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 663: // STATE 797 - tables.pml:37 - [(((path[to]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][797] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 664: // STATE 798 - tables.pml:37 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][798] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 665: // STATE 799 - tables.pml:38 - [(((path[to]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][799] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 666: // STATE 800 - tables.pml:38 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][800] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 667: // STATE 801 - tables.pml:39 - [(((path[to]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][801] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 668: // STATE 802 - tables.pml:39 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][802] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 669: // STATE 803 - tables.pml:40 - [(((path[to]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][803] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 670: // STATE 804 - tables.pml:40 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][804] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 671: // STATE 805 - tables.pml:41 - [(((path[to]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][805] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 672: // STATE 806 - tables.pml:41 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][806] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 673: // STATE 807 - tables.pml:42 - [(((path[to]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][807] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 674: // STATE 808 - tables.pml:42 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][808] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 675: // STATE 809 - tables.pml:43 - [(((path[to]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][809] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 676: // STATE 810 - tables.pml:43 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][810] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 677: // STATE 811 - tables.pml:44 - [(((path[to]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][811] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 678: // STATE 812 - tables.pml:44 - [path[to] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][812] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 679: // STATE 813 - tables.pml:45 - [(((path[to]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][813] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 680: // STATE 814 - tables.pml:45 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][814] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 681: // STATE 815 - tables.pml:46 - [(((path[to]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][815] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 682: // STATE 816 - tables.pml:46 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][816] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 683: // STATE 817 - tables.pml:47 - [(((path[to]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][817] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 684: // STATE 818 - tables.pml:47 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][818] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 685: // STATE 819 - tables.pml:48 - [(((path[to]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][819] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 686: // STATE 820 - tables.pml:48 - [path[to] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][820] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 687: // STATE 829 - failover.pml:131 - [from = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][829] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = 7;
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 688: // STATE 830 - failover.pml:131 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][830] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 689: // STATE 831 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][831] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 690: // STATE 832 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][832] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 691: // STATE 833 - failover.pml:74 - [data[to]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][833] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 692: // STATE 834 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][834] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 693: // STATE 835 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][835] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 694: // STATE 836 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][836] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 695: // STATE 844 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][844] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 696: // STATE 845 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][845] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 697: // STATE 846 - failover.pml:74 - [data[to]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][846] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 698: // STATE 847 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][847] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 699: // STATE 848 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][848] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 700: // STATE 849 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][849] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 701: // STATE 860 - failover.pml:183 - [(((path[to]==5)||(path[to]==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][860] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)||(now.path[ Index(((int)now.to), 2) ]==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 702: // STATE 861 - tables.pml:33 - [(((path[to]==6)&&(6==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][861] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==6)&&(6==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 703: // STATE 862 - tables.pml:33 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][862] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 704: // STATE 863 - tables.pml:34 - [(((path[to]==6)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][863] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==6)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 705: // STATE 864 - tables.pml:34 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][864] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 706: // STATE 865 - tables.pml:35 - [(((path[to]==5)&&(6==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][865] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(6==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 707: // STATE 866 - tables.pml:35 - [path[to] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][866] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 708: // STATE 867 - tables.pml:36 - [(((path[to]==5)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][867] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 709: // STATE 868 - tables.pml:36 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][868] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 710: // STATE 869 - tables.pml:37 - [(((path[to]==5)&&(6==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][869] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(6==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 711: // STATE 870 - tables.pml:37 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][870] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 712: // STATE 871 - tables.pml:38 - [(((path[to]==5)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][871] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 713: // STATE 872 - tables.pml:38 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][872] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 714: // STATE 873 - tables.pml:39 - [(((path[to]==4)&&(6==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][873] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(6==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 715: // STATE 874 - tables.pml:39 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][874] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 716: // STATE 875 - tables.pml:40 - [(((path[to]==4)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][875] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 717: // STATE 876 - tables.pml:40 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][876] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 718: // STATE 877 - tables.pml:41 - [(((path[to]==4)&&(6==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][877] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(6==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 719: // STATE 878 - tables.pml:41 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][878] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 720: // STATE 879 - tables.pml:42 - [(((path[to]==4)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][879] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 721: // STATE 880 - tables.pml:42 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][880] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 722: // STATE 881 - tables.pml:43 - [(((path[to]==3)&&(6==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][881] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==3)&&(6==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 723: // STATE 882 - tables.pml:43 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][882] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 724: // STATE 883 - tables.pml:44 - [(((path[to]==3)&&(6==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][883] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==3)&&(6==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 725: // STATE 884 - tables.pml:44 - [path[to] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][884] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 726: // STATE 885 - tables.pml:45 - [(((path[to]==3)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][885] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==3)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 727: // STATE 886 - tables.pml:45 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][886] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 728: // STATE 887 - tables.pml:46 - [(((path[to]==2)&&(6==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][887] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==2)&&(6==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 729: // STATE 888 - tables.pml:46 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][888] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 730: // STATE 889 - tables.pml:47 - [(((path[to]==2)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][889] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==2)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 731: // STATE 890 - tables.pml:47 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][890] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 732: // STATE 891 - tables.pml:48 - [(((path[to]==1)&&(6==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][891] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==1)&&(6==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 733: // STATE 892 - tables.pml:48 - [path[to] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][892] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 734: // STATE 897 - failover.pml:183 - [since[to] = epoch] (0:0:1 - 0)
		IfNotBlocked
		reached[0][897] = 1;
		(trpt+1)->bup.oval = ((int)now.since[ Index(((int)now.to), 2) ]);
		now.since[ Index(now.to, 2) ] = ((int)now.epoch);
#ifdef VAR_RANGES
		logval("since[to]", ((int)now.since[ Index(((int)now.to), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 735: // STATE 898 - failover.pml:183 - [unanswered[to] = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][898] = 1;
		(trpt+1)->bup.oval = ((int)now.unanswered[ Index(((int)now.to), 2) ]);
		now.unanswered[ Index(now.to, 2) ] = 0;
#ifdef VAR_RANGES
		logval("unanswered[to]", ((int)now.unanswered[ Index(((int)now.to), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 736: // STATE 899 - failover.pml:183 - [heard[to] = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][899] = 1;
		(trpt+1)->bup.oval = ((int)now.heard[ Index(((int)now.to), 2) ]);
		now.heard[ Index(now.to, 2) ] = 0;
#ifdef VAR_RANGES
		logval("heard[to]", ((int)now.heard[ Index(((int)now.to), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 737: // STATE 903 - tables.pml:8 - [(((failover==4)&&(3==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][903] = 1;
		if (!(((now.failover==4)&&(3==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 738: // STATE 904 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][904] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 739: // STATE 905 - tables.pml:9 - [(((failover==4)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][905] = 1;
		if (!(((now.failover==4)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 740: // STATE 906 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][906] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 741: // STATE 907 - tables.pml:10 - [(((failover==4)&&(3==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][907] = 1;
		if (!(((now.failover==4)&&(3==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 742: // STATE 908 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][908] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 743: // STATE 909 - tables.pml:11 - [(((failover==4)&&(3==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][909] = 1;
		if (!(((now.failover==4)&&(3==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 744: // STATE 910 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][910] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 745: // STATE 911 - tables.pml:12 - [(((failover==3)&&(3==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][911] = 1;
		if (!(((now.failover==3)&&(3==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 746: // STATE 912 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][912] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 747: // STATE 913 - tables.pml:13 - [(((failover==3)&&(3==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][913] = 1;
		if (!(((now.failover==3)&&(3==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 748: // STATE 914 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][914] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 749: // STATE 915 - tables.pml:14 - [(((failover==3)&&(3==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][915] = 1;
		if (!(((now.failover==3)&&(3==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 750: // STATE 916 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][916] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 751: // STATE 917 - tables.pml:15 - [(((failover==3)&&(3==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][917] = 1;
		if (!(((now.failover==3)&&(3==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 752: // STATE 918 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][918] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 753: // STATE 919 - tables.pml:16 - [(((failover==3)&&(3==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][919] = 1;
		if (!(((now.failover==3)&&(3==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 754: // STATE 920 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][920] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 755: // STATE 921 - tables.pml:17 - [(((failover==2)&&(3==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][921] = 1;
		if (!(((now.failover==2)&&(3==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 756: // STATE 922 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][922] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 757: // STATE 923 - tables.pml:18 - [(((failover==2)&&(3==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][923] = 1;
		if (!(((now.failover==2)&&(3==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 758: // STATE 924 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][924] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 759: // STATE 925 - tables.pml:19 - [(((failover==2)&&(3==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][925] = 1;
		if (!(((now.failover==2)&&(3==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 760: // STATE 926 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][926] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 761: // STATE 927 - tables.pml:20 - [(((failover==2)&&(3==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][927] = 1;
		if (!(((now.failover==2)&&(3==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 762: // STATE 928 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][928] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 763: // STATE 929 - tables.pml:21 - [(((failover==2)&&(3==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][929] = 1;
		if (!(((now.failover==2)&&(3==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 764: // STATE 930 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][930] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 765: // STATE 931 - tables.pml:22 - [(((failover==1)&&(3==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][931] = 1;
		if (!(((now.failover==1)&&(3==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 766: // STATE 932 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][932] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 767: // STATE 937 - failover.pml:185 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][937] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 768: // STATE 940 - failover.pml:187 - [((failover==2))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][940] = 1;
		if (!((now.failover==2)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 769: // STATE 941 - failover.pml:189 - [(((path[from]==2)&&((path[(1-from)]==5)||(path[(1-from)]==4))))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][941] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&((now.path[ Index((1-((int)now.from)), 2) ]==5)||(now.path[ Index((1-((int)now.from)), 2) ]==4)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 770: // STATE 942 - tables.pml:8 - [(((failover==4)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][942] = 1;
		if (!(((now.failover==4)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 771: // STATE 943 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][943] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 772: // STATE 944 - tables.pml:9 - [(((failover==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][944] = 1;
		if (!(((now.failover==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 773: // STATE 945 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][945] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 774: // STATE 946 - tables.pml:10 - [(((failover==4)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][946] = 1;
		if (!(((now.failover==4)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 775: // STATE 947 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][947] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 776: // STATE 948 - tables.pml:11 - [(((failover==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][948] = 1;
		if (!(((now.failover==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 777: // STATE 949 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][949] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 778: // STATE 950 - tables.pml:12 - [(((failover==3)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][950] = 1;
		if (!(((now.failover==3)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 779: // STATE 951 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][951] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 780: // STATE 952 - tables.pml:13 - [(((failover==3)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][952] = 1;
		if (!(((now.failover==3)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 781: // STATE 953 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][953] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 782: // STATE 954 - tables.pml:14 - [(((failover==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][954] = 1;
		if (!(((now.failover==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 783: // STATE 955 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][955] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 784: // STATE 956 - tables.pml:15 - [(((failover==3)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][956] = 1;
		if (!(((now.failover==3)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 785: // STATE 957 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][957] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 786: // STATE 958 - tables.pml:16 - [(((failover==3)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][958] = 1;
		if (!(((now.failover==3)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 787: // STATE 959 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][959] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 788: // STATE 960 - tables.pml:17 - [(((failover==2)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][960] = 1;
		if (!(((now.failover==2)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 789: // STATE 961 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][961] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 790: // STATE 962 - tables.pml:18 - [(((failover==2)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][962] = 1;
		if (!(((now.failover==2)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 791: // STATE 963 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][963] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 792: // STATE 964 - tables.pml:19 - [(((failover==2)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][964] = 1;
		if (!(((now.failover==2)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 793: // STATE 965 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][965] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 794: // STATE 966 - tables.pml:20 - [(((failover==2)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][966] = 1;
		if (!(((now.failover==2)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 795: // STATE 967 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][967] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 796: // STATE 968 - tables.pml:21 - [(((failover==2)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][968] = 1;
		if (!(((now.failover==2)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 797: // STATE 969 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][969] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 798: // STATE 970 - tables.pml:22 - [(((failover==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][970] = 1;
		if (!(((now.failover==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 799: // STATE 971 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][971] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 800: // STATE 976 - failover.pml:112 - [(((holder!=7)&&(holder!=(1-from))))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][976] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=(1-((int)now.from))))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 801: // STATE 977 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][977] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 802: // STATE 978 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][978] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 803: // STATE 979 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][979] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 804: // STATE 980 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][980] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 805: // STATE 981 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][981] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 806: // STATE 982 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][982] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 807: // STATE 983 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][983] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 808: // STATE 984 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][984] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 809: // STATE 985 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][985] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 810: // STATE 986 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][986] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 811: // STATE 987 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][987] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 812: // STATE 988 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][988] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 813: // STATE 989 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][989] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 814: // STATE 990 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][990] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 815: // STATE 991 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][991] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 816: // STATE 992 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][992] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 817: // STATE 993 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][993] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 818: // STATE 994 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][994] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 819: // STATE 995 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][995] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 820: // STATE 996 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][996] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 821: // STATE 997 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][997] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 822: // STATE 998 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][998] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 823: // STATE 999 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][999] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 824: // STATE 1000 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1000] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 825: // STATE 1001 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1001] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 826: // STATE 1002 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1002] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 827: // STATE 1003 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1003] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 828: // STATE 1004 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1004] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 829: // STATE 1005 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1005] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 830: // STATE 1006 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1006] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 831: // STATE 1007 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1007] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 832: // STATE 1008 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1008] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 833: // STATE 1016 - failover.pml:113 - [holder = (1-from)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1016] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = (1-((int)now.from));
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 834: // STATE 1017 - failover.pml:114 - [(((1-from)!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1017] = 1;
		if (!(((1-((int)now.from))!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 835: // STATE 1018 - tables.pml:33 - [(((path[(1-from)]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1018] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 836: // STATE 1019 - tables.pml:33 - [path[(1-from)] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1019] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 837: // STATE 1020 - tables.pml:34 - [(((path[(1-from)]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1020] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 838: // STATE 1021 - tables.pml:34 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1021] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 839: // STATE 1022 - tables.pml:35 - [(((path[(1-from)]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1022] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 840: // STATE 1023 - tables.pml:35 - [path[(1-from)] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1023] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 841: // STATE 1024 - tables.pml:36 - [(((path[(1-from)]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1024] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 842: // STATE 1025 - tables.pml:36 - [path[(1-from)] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1025] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 843: // STATE 1026 - tables.pml:37 - [(((path[(1-from)]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1026] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 844: // STATE 1027 - tables.pml:37 - [path[(1-from)] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1027] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 845: // STATE 1028 - tables.pml:38 - [(((path[(1-from)]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1028] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 846: // STATE 1029 - tables.pml:38 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1029] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 847: // STATE 1030 - tables.pml:39 - [(((path[(1-from)]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1030] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 848: // STATE 1031 - tables.pml:39 - [path[(1-from)] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1031] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 849: // STATE 1032 - tables.pml:40 - [(((path[(1-from)]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1032] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 850: // STATE 1033 - tables.pml:40 - [path[(1-from)] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1033] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 851: // STATE 1034 - tables.pml:41 - [(((path[(1-from)]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1034] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 852: // STATE 1035 - tables.pml:41 - [path[(1-from)] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1035] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 853: // STATE 1036 - tables.pml:42 - [(((path[(1-from)]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1036] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 854: // STATE 1037 - tables.pml:42 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1037] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 855: // STATE 1038 - tables.pml:43 - [(((path[(1-from)]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1038] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 856: // STATE 1039 - tables.pml:43 - [path[(1-from)] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1039] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 857: // STATE 1040 - tables.pml:44 - [(((path[(1-from)]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1040] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 858: // STATE 1041 - tables.pml:44 - [path[(1-from)] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1041] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 859: // STATE 1042 - tables.pml:45 - [(((path[(1-from)]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1042] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 860: // STATE 1043 - tables.pml:45 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1043] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 861: // STATE 1044 - tables.pml:46 - [(((path[(1-from)]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1044] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 862: // STATE 1045 - tables.pml:46 - [path[(1-from)] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1045] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 863: // STATE 1046 - tables.pml:47 - [(((path[(1-from)]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1046] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 864: // STATE 1047 - tables.pml:47 - [path[(1-from)] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1047] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 865: // STATE 1048 - tables.pml:48 - [(((path[(1-from)]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1048] = 1;
		if (!(((now.path[ Index((1-((int)now.from)), 2) ]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 866: // STATE 1049 - tables.pml:48 - [path[(1-from)] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1049] = 1;
		(trpt+1)->bup.oval = now.path[ Index((1-((int)now.from)), 2) ];
		now.path[ Index((1-now.from), 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[(1-from)]", now.path[ Index((1-((int)now.from)), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 867: // STATE 1058 - failover.pml:131 - [from = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1058] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = 7;
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 868: // STATE 1059 - failover.pml:131 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1059] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 869: // STATE 1060 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1060] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 870: // STATE 1061 - failover.pml:74 - [((forward[(1-from)]&&nfull(data[(1-from)])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1061] = 1;
		if (!((((int)now.forward[ Index((1-((int)now.from)), 2) ])&&(!q_full(now.data[ Index((1-((int)now.from)), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 871: // STATE 1062 - failover.pml:74 - [data[(1-from)]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1062] = 1;
		if (q_full(now.data[ Index((1-((int)now.from)), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index((1-((int)now.from)), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index((1-((int)now.from)), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 872: // STATE 1063 - failover.pml:75 - [((forward[(1-from)]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1063] = 1;
		if (!((((int)now.forward[ Index((1-((int)now.from)), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 873: // STATE 1064 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1064] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 874: // STATE 1065 - failover.pml:76 - [((!(forward[(1-from)])||(len(data[(1-from)])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1065] = 1;
		if (!(( !(((int)now.forward[ Index((1-((int)now.from)), 2) ]))||(q_len(now.data[ Index((1-((int)now.from)), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 875: // STATE 1073 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1073] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 876: // STATE 1074 - failover.pml:74 - [((forward[(1-from)]&&nfull(data[(1-from)])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1074] = 1;
		if (!((((int)now.forward[ Index((1-((int)now.from)), 2) ])&&(!q_full(now.data[ Index((1-((int)now.from)), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 877: // STATE 1075 - failover.pml:74 - [data[(1-from)]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1075] = 1;
		if (q_full(now.data[ Index((1-((int)now.from)), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index((1-((int)now.from)), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index((1-((int)now.from)), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 878: // STATE 1076 - failover.pml:75 - [((forward[(1-from)]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1076] = 1;
		if (!((((int)now.forward[ Index((1-((int)now.from)), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 879: // STATE 1077 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1077] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 880: // STATE 1078 - failover.pml:76 - [((!(forward[(1-from)])||(len(data[(1-from)])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1078] = 1;
		if (!(( !(((int)now.forward[ Index((1-((int)now.from)), 2) ]))||(q_len(now.data[ Index((1-((int)now.from)), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 881: // STATE 1088 - failover.pml:190 - [(((path[from]==2)&&!(((path[(1-from)]==5)||(path[(1-from)]==4)))))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1088] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&& !(((now.path[ Index((1-((int)now.from)), 2) ]==5)||(now.path[ Index((1-((int)now.from)), 2) ]==4))))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 882: // STATE 1089 - tables.pml:8 - [(((failover==4)&&(6==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1089] = 1;
		if (!(((now.failover==4)&&(6==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 883: // STATE 1090 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1090] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 884: // STATE 1091 - tables.pml:9 - [(((failover==4)&&(6==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1091] = 1;
		if (!(((now.failover==4)&&(6==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 885: // STATE 1092 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1092] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 886: // STATE 1093 - tables.pml:10 - [(((failover==4)&&(6==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1093] = 1;
		if (!(((now.failover==4)&&(6==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 887: // STATE 1094 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1094] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 888: // STATE 1095 - tables.pml:11 - [(((failover==4)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1095] = 1;
		if (!(((now.failover==4)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 889: // STATE 1096 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1096] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 890: // STATE 1097 - tables.pml:12 - [(((failover==3)&&(6==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1097] = 1;
		if (!(((now.failover==3)&&(6==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 891: // STATE 1098 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1098] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 892: // STATE 1099 - tables.pml:13 - [(((failover==3)&&(6==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1099] = 1;
		if (!(((now.failover==3)&&(6==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 893: // STATE 1100 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1100] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 894: // STATE 1101 - tables.pml:14 - [(((failover==3)&&(6==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1101] = 1;
		if (!(((now.failover==3)&&(6==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 895: // STATE 1102 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1102] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 896: // STATE 1103 - tables.pml:15 - [(((failover==3)&&(6==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1103] = 1;
		if (!(((now.failover==3)&&(6==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 897: // STATE 1104 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1104] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 898: // STATE 1105 - tables.pml:16 - [(((failover==3)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1105] = 1;
		if (!(((now.failover==3)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 899: // STATE 1106 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1106] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 900: // STATE 1107 - tables.pml:17 - [(((failover==2)&&(6==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1107] = 1;
		if (!(((now.failover==2)&&(6==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 901: // STATE 1108 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1108] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 902: // STATE 1109 - tables.pml:18 - [(((failover==2)&&(6==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1109] = 1;
		if (!(((now.failover==2)&&(6==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 903: // STATE 1110 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1110] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 904: // STATE 1111 - tables.pml:19 - [(((failover==2)&&(6==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1111] = 1;
		if (!(((now.failover==2)&&(6==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 905: // STATE 1112 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1112] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 906: // STATE 1113 - tables.pml:20 - [(((failover==2)&&(6==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1113] = 1;
		if (!(((now.failover==2)&&(6==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 907: // STATE 1114 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1114] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 908: // STATE 1115 - tables.pml:21 - [(((failover==2)&&(6==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1115] = 1;
		if (!(((now.failover==2)&&(6==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 909: // STATE 1116 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1116] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 910: // STATE 1117 - tables.pml:22 - [(((failover==1)&&(6==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1117] = 1;
		if (!(((now.failover==1)&&(6==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 911: // STATE 1118 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1118] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 912: // STATE 1123 - failover.pml:112 - [(((holder!=7)&&(holder!=7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1123] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 913: // STATE 1124 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1124] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 914: // STATE 1125 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1125] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 915: // STATE 1126 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1126] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 916: // STATE 1127 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1127] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 917: // STATE 1128 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1128] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 918: // STATE 1129 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1129] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 919: // STATE 1130 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1130] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 920: // STATE 1131 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1131] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 921: // STATE 1132 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1132] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 922: // STATE 1133 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1133] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 923: // STATE 1134 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1134] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 924: // STATE 1135 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1135] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 925: // STATE 1136 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1136] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 926: // STATE 1137 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1137] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 927: // STATE 1138 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1138] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 928: // STATE 1139 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1139] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 929: // STATE 1140 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1140] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 930: // STATE 1141 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1141] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 931: // STATE 1142 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1142] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 932: // STATE 1143 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1143] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 933: // STATE 1144 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1144] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 934: // STATE 1145 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1145] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 935: // STATE 1146 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1146] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 936: // STATE 1147 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1147] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 937: // STATE 1148 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1148] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 938: // STATE 1149 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1149] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 939: // STATE 1150 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1150] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 940: // STATE 1151 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1151] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 941: // STATE 1152 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1152] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 942: // STATE 1153 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1153] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 943: // STATE 1154 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1154] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 944: // STATE 1155 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1155] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 945: // STATE 1163 - failover.pml:113 - [holder = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1163] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = 7;
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 946: // STATE 1164 - failover.pml:114 - [((7!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1164] = 1;
		if (!((7!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 947: // STATE 1165 - tables.pml:33 - [(((path[7]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1165] = 1;
		if (!(((now.path[ Index(7, 2) ]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 948: // STATE 1166 - tables.pml:33 - [path[7] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1166] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 949: // STATE 1167 - tables.pml:34 - [(((path[7]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1167] = 1;
		if (!(((now.path[ Index(7, 2) ]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 950: // STATE 1168 - tables.pml:34 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1168] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 951: // STATE 1169 - tables.pml:35 - [(((path[7]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1169] = 1;
		if (!(((now.path[ Index(7, 2) ]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 952: // STATE 1170 - tables.pml:35 - [path[7] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1170] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 953: // STATE 1171 - tables.pml:36 - [(((path[7]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1171] = 1;
		if (!(((now.path[ Index(7, 2) ]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 954: // STATE 1172 - tables.pml:36 - [path[7] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1172] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 955: // STATE 1173 - tables.pml:37 - [(((path[7]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1173] = 1;
		if (!(((now.path[ Index(7, 2) ]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 956: // STATE 1174 - tables.pml:37 - [path[7] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1174] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 957: // STATE 1175 - tables.pml:38 - [(((path[7]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1175] = 1;
		if (!(((now.path[ Index(7, 2) ]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 958: // STATE 1176 - tables.pml:38 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1176] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 959: // STATE 1177 - tables.pml:39 - [(((path[7]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1177] = 1;
		if (!(((now.path[ Index(7, 2) ]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 960: // STATE 1178 - tables.pml:39 - [path[7] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1178] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 961: // STATE 1179 - tables.pml:40 - [(((path[7]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1179] = 1;
		if (!(((now.path[ Index(7, 2) ]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 962: // STATE 1180 - tables.pml:40 - [path[7] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1180] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 963: // STATE 1181 - tables.pml:41 - [(((path[7]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1181] = 1;
		if (!(((now.path[ Index(7, 2) ]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 964: // STATE 1182 - tables.pml:41 - [path[7] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1182] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 965: // STATE 1183 - tables.pml:42 - [(((path[7]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1183] = 1;
		if (!(((now.path[ Index(7, 2) ]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 966: // STATE 1184 - tables.pml:42 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1184] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 967: // STATE 1185 - tables.pml:43 - [(((path[7]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1185] = 1;
		if (!(((now.path[ Index(7, 2) ]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 968: // STATE 1186 - tables.pml:43 - [path[7] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1186] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 969: // STATE 1187 - tables.pml:44 - [(((path[7]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1187] = 1;
		if (!(((now.path[ Index(7, 2) ]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 970: // STATE 1188 - tables.pml:44 - [path[7] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1188] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 971: // STATE 1189 - tables.pml:45 - [(((path[7]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1189] = 1;
		if (!(((now.path[ Index(7, 2) ]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 972: // STATE 1190 - tables.pml:45 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1190] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 973: // STATE 1191 - tables.pml:46 - [(((path[7]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1191] = 1;
		if (!(((now.path[ Index(7, 2) ]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 974: // STATE 1192 - tables.pml:46 - [path[7] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1192] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 975: // STATE 1193 - tables.pml:47 - [(((path[7]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1193] = 1;
		if (!(((now.path[ Index(7, 2) ]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 976: // STATE 1194 - tables.pml:47 - [path[7] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1194] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 977: // STATE 1195 - tables.pml:48 - [(((path[7]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1195] = 1;
		if (!(((now.path[ Index(7, 2) ]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 978: // STATE 1196 - tables.pml:48 - [path[7] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1196] = 1;
		(trpt+1)->bup.oval = now.path[ Index(7, 2) ];
		now.path[ Index(7, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[7]", now.path[ Index(7, 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 979: // STATE 1205 - failover.pml:191 - [(((path[from]!=2)&&((path[(1-from)]==5)||(path[(1-from)]==4))))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1205] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]!=2)&&((now.path[ Index((1-((int)now.from)), 2) ]==5)||(now.path[ Index((1-((int)now.from)), 2) ]==4)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 980: // STATE 1206 - tables.pml:8 - [(((failover==4)&&(2==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1206] = 1;
		if (!(((now.failover==4)&&(2==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 981: // STATE 1207 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1207] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 982: // STATE 1208 - tables.pml:9 - [(((failover==4)&&(2==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1208] = 1;
		if (!(((now.failover==4)&&(2==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 983: // STATE 1209 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1209] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 984: // STATE 1210 - tables.pml:10 - [(((failover==4)&&(2==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1210] = 1;
		if (!(((now.failover==4)&&(2==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 985: // STATE 1211 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1211] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 986: // STATE 1212 - tables.pml:11 - [(((failover==4)&&(2==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1212] = 1;
		if (!(((now.failover==4)&&(2==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 987: // STATE 1213 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1213] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 988: // STATE 1214 - tables.pml:12 - [(((failover==3)&&(2==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1214] = 1;
		if (!(((now.failover==3)&&(2==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 989: // STATE 1215 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1215] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 990: // STATE 1216 - tables.pml:13 - [(((failover==3)&&(2==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1216] = 1;
		if (!(((now.failover==3)&&(2==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 991: // STATE 1217 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1217] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 992: // STATE 1218 - tables.pml:14 - [(((failover==3)&&(2==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1218] = 1;
		if (!(((now.failover==3)&&(2==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 993: // STATE 1219 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1219] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 994: // STATE 1220 - tables.pml:15 - [(((failover==3)&&(2==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1220] = 1;
		if (!(((now.failover==3)&&(2==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 995: // STATE 1221 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1221] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 996: // STATE 1222 - tables.pml:16 - [(((failover==3)&&(2==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1222] = 1;
		if (!(((now.failover==3)&&(2==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 997: // STATE 1223 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1223] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 998: // STATE 1224 - tables.pml:17 - [(((failover==2)&&(2==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1224] = 1;
		if (!(((now.failover==2)&&(2==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 999: // STATE 1225 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1225] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1000: // STATE 1226 - tables.pml:18 - [(((failover==2)&&(2==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1226] = 1;
		if (!(((now.failover==2)&&(2==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1001: // STATE 1227 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1227] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1002: // STATE 1228 - tables.pml:19 - [(((failover==2)&&(2==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1228] = 1;
		if (!(((now.failover==2)&&(2==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1003: // STATE 1229 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1229] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1004: // STATE 1230 - tables.pml:20 - [(((failover==2)&&(2==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1230] = 1;
		if (!(((now.failover==2)&&(2==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1005: // STATE 1231 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1231] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1006: // STATE 1232 - tables.pml:21 - [(((failover==2)&&(2==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1232] = 1;
		if (!(((now.failover==2)&&(2==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1007: // STATE 1233 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1233] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1008: // STATE 1234 - tables.pml:22 - [(((failover==1)&&(2==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1234] = 1;
		if (!(((now.failover==1)&&(2==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1009: // STATE 1235 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1235] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1010: // STATE 1240 - failover.pml:191 - [to = (1-from)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1240] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = (1-((int)now.from));
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1011: // STATE 1241 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1241] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1012: // STATE 1242 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1242] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1013: // STATE 1243 - failover.pml:74 - [data[to]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1243] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1014: // STATE 1244 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1244] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1015: // STATE 1245 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1245] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1016: // STATE 1246 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1246] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1017: // STATE 1254 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1254] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1018: // STATE 1255 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1255] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1019: // STATE 1256 - failover.pml:74 - [data[to]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1256] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1020: // STATE 1257 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1257] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1021: // STATE 1258 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1258] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1022: // STATE 1259 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1259] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1023: // STATE 1269 - failover.pml:74 - [((forward[from]&&nfull(data[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1269] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.data[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1024: // STATE 1270 - failover.pml:74 - [data[from]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1270] = 1;
		if (q_full(now.data[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.from), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1025: // STATE 1271 - failover.pml:75 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1271] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1026: // STATE 1272 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1272] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1027: // STATE 1273 - failover.pml:76 - [((!(forward[from])||(len(data[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1273] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.data[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1028: // STATE 1280 - failover.pml:194 - [((failover==1))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1280] = 1;
		if (!((now.failover==1)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1029: // STATE 1281 - failover.pml:196 - [(((path[0]==5)||(path[0]==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1281] = 1;
		if (!(((now.path[0]==5)||(now.path[0]==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1030: // STATE 1282 - tables.pml:8 - [(((failover==4)&&(1==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1282] = 1;
		if (!(((now.failover==4)&&(1==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1031: // STATE 1283 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1283] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1032: // STATE 1284 - tables.pml:9 - [(((failover==4)&&(1==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1284] = 1;
		if (!(((now.failover==4)&&(1==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1033: // STATE 1285 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1285] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1034: // STATE 1286 - tables.pml:10 - [(((failover==4)&&(1==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1286] = 1;
		if (!(((now.failover==4)&&(1==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1035: // STATE 1287 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1287] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1036: // STATE 1288 - tables.pml:11 - [(((failover==4)&&(1==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1288] = 1;
		if (!(((now.failover==4)&&(1==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1037: // STATE 1289 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1289] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1038: // STATE 1290 - tables.pml:12 - [(((failover==3)&&(1==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1290] = 1;
		if (!(((now.failover==3)&&(1==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1039: // STATE 1291 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1291] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1040: // STATE 1292 - tables.pml:13 - [(((failover==3)&&(1==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1292] = 1;
		if (!(((now.failover==3)&&(1==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1041: // STATE 1293 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1293] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1042: // STATE 1294 - tables.pml:14 - [(((failover==3)&&(1==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1294] = 1;
		if (!(((now.failover==3)&&(1==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1043: // STATE 1295 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1295] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1044: // STATE 1296 - tables.pml:15 - [(((failover==3)&&(1==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1296] = 1;
		if (!(((now.failover==3)&&(1==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1045: // STATE 1297 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1297] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1046: // STATE 1298 - tables.pml:16 - [(((failover==3)&&(1==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1298] = 1;
		if (!(((now.failover==3)&&(1==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1047: // STATE 1299 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1299] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1048: // STATE 1300 - tables.pml:17 - [(((failover==2)&&(1==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1300] = 1;
		if (!(((now.failover==2)&&(1==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1049: // STATE 1301 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1301] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1050: // STATE 1302 - tables.pml:18 - [(((failover==2)&&(1==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1302] = 1;
		if (!(((now.failover==2)&&(1==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1051: // STATE 1303 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1303] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1052: // STATE 1304 - tables.pml:19 - [(((failover==2)&&(1==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1304] = 1;
		if (!(((now.failover==2)&&(1==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1053: // STATE 1305 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1305] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1054: // STATE 1306 - tables.pml:20 - [(((failover==2)&&(1==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1306] = 1;
		if (!(((now.failover==2)&&(1==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1055: // STATE 1307 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1307] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1056: // STATE 1308 - tables.pml:21 - [(((failover==2)&&(1==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1308] = 1;
		if (!(((now.failover==2)&&(1==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1057: // STATE 1309 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1309] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1058: // STATE 1310 - tables.pml:22 - [(((failover==1)&&(1==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1310] = 1;
		if (!(((now.failover==1)&&(1==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1059: // STATE 1311 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1311] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1060: // STATE 1316 - failover.pml:112 - [(((holder!=7)&&(holder!=0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1316] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1061: // STATE 1317 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1317] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1062: // STATE 1318 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1318] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1063: // STATE 1319 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1319] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1064: // STATE 1320 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1320] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1065: // STATE 1321 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1321] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1066: // STATE 1322 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1322] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1067: // STATE 1323 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1323] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1068: // STATE 1324 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1324] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1069: // STATE 1325 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1325] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1070: // STATE 1326 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1326] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1071: // STATE 1327 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1327] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1072: // STATE 1328 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1328] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1073: // STATE 1329 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1329] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1074: // STATE 1330 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1330] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1075: // STATE 1331 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1331] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1076: // STATE 1332 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1332] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1077: // STATE 1333 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1333] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1078: // STATE 1334 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1334] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1079: // STATE 1335 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1335] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1080: // STATE 1336 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1336] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1081: // STATE 1337 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1337] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1082: // STATE 1338 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1338] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1083: // STATE 1339 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1339] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1084: // STATE 1340 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1340] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1085: // STATE 1341 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1341] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1086: // STATE 1342 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1342] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1087: // STATE 1343 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1343] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1088: // STATE 1344 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1344] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1089: // STATE 1345 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1345] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1090: // STATE 1346 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1346] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1091: // STATE 1347 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1347] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1092: // STATE 1348 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1348] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1093: // STATE 1356 - failover.pml:113 - [holder = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1356] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = 0;
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1094: // STATE 1357 - failover.pml:114 - [((0!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1357] = 1;
		if (!((0!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1095: // STATE 1358 - tables.pml:33 - [(((path[0]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1358] = 1;
		if (!(((now.path[0]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1096: // STATE 1359 - tables.pml:33 - [path[0] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1359] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 5;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1097: // STATE 1360 - tables.pml:34 - [(((path[0]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1360] = 1;
		if (!(((now.path[0]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1098: // STATE 1361 - tables.pml:34 - [path[0] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1361] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 1;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1099: // STATE 1362 - tables.pml:35 - [(((path[0]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1362] = 1;
		if (!(((now.path[0]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1100: // STATE 1363 - tables.pml:35 - [path[0] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1363] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 4;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1101: // STATE 1364 - tables.pml:36 - [(((path[0]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1364] = 1;
		if (!(((now.path[0]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1102: // STATE 1365 - tables.pml:36 - [path[0] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1365] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 3;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1103: // STATE 1366 - tables.pml:37 - [(((path[0]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1366] = 1;
		if (!(((now.path[0]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1104: // STATE 1367 - tables.pml:37 - [path[0] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1367] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 3;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1105: // STATE 1368 - tables.pml:38 - [(((path[0]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1368] = 1;
		if (!(((now.path[0]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1106: // STATE 1369 - tables.pml:38 - [path[0] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1369] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 1;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1107: // STATE 1370 - tables.pml:39 - [(((path[0]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1370] = 1;
		if (!(((now.path[0]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1108: // STATE 1371 - tables.pml:39 - [path[0] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1371] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 5;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1109: // STATE 1372 - tables.pml:40 - [(((path[0]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1372] = 1;
		if (!(((now.path[0]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1110: // STATE 1373 - tables.pml:40 - [path[0] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1373] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 3;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1111: // STATE 1374 - tables.pml:41 - [(((path[0]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1374] = 1;
		if (!(((now.path[0]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1112: // STATE 1375 - tables.pml:41 - [path[0] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1375] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 3;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1113: // STATE 1376 - tables.pml:42 - [(((path[0]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1376] = 1;
		if (!(((now.path[0]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1114: // STATE 1377 - tables.pml:42 - [path[0] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1377] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 1;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1115: // STATE 1378 - tables.pml:43 - [(((path[0]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1378] = 1;
		if (!(((now.path[0]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1116: // STATE 1379 - tables.pml:43 - [path[0] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1379] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 5;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1117: // STATE 1380 - tables.pml:44 - [(((path[0]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1380] = 1;
		if (!(((now.path[0]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1118: // STATE 1381 - tables.pml:44 - [path[0] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1381] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 2;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1119: // STATE 1382 - tables.pml:45 - [(((path[0]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1382] = 1;
		if (!(((now.path[0]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1120: // STATE 1383 - tables.pml:45 - [path[0] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1383] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 1;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1121: // STATE 1384 - tables.pml:46 - [(((path[0]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1384] = 1;
		if (!(((now.path[0]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1122: // STATE 1385 - tables.pml:46 - [path[0] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1385] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 5;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1123: // STATE 1386 - tables.pml:47 - [(((path[0]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1386] = 1;
		if (!(((now.path[0]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1124: // STATE 1387 - tables.pml:47 - [path[0] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1387] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 1;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1125: // STATE 1388 - tables.pml:48 - [(((path[0]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1388] = 1;
		if (!(((now.path[0]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1126: // STATE 1389 - tables.pml:48 - [path[0] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1389] = 1;
		(trpt+1)->bup.oval = now.path[0];
		now.path[0] = 6;
#ifdef VAR_RANGES
		logval("path[0]", now.path[0]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1127: // STATE 1398 - failover.pml:131 - [from = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1398] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = 7;
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1128: // STATE 1399 - failover.pml:131 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1399] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1129: // STATE 1400 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1400] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1130: // STATE 1401 - failover.pml:74 - [((forward[0]&&nfull(data[0])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1401] = 1;
		if (!((((int)now.forward[0])&&(!q_full(now.data[0])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1131: // STATE 1402 - failover.pml:74 - [data[0]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1402] = 1;
		if (q_full(now.data[0]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[0]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[0], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1132: // STATE 1403 - failover.pml:75 - [((forward[0]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1403] = 1;
		if (!((((int)now.forward[0])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1133: // STATE 1404 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1404] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1134: // STATE 1405 - failover.pml:76 - [((!(forward[0])||(len(data[0])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1405] = 1;
		if (!(( !(((int)now.forward[0]))||(q_len(now.data[0])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1135: // STATE 1413 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1413] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1136: // STATE 1414 - failover.pml:74 - [((forward[0]&&nfull(data[0])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1414] = 1;
		if (!((((int)now.forward[0])&&(!q_full(now.data[0])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1137: // STATE 1415 - failover.pml:74 - [data[0]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1415] = 1;
		if (q_full(now.data[0]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[0]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[0], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1138: // STATE 1416 - failover.pml:75 - [((forward[0]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1416] = 1;
		if (!((((int)now.forward[0])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1139: // STATE 1417 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1417] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1140: // STATE 1418 - failover.pml:76 - [((!(forward[0])||(len(data[0])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1418] = 1;
		if (!(( !(((int)now.forward[0]))||(q_len(now.data[0])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1141: // STATE 1428 - failover.pml:197 - [((!(((path[0]==5)||(path[0]==4)))&&((path[1]==5)||(path[1]==4))))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1428] = 1;
		if (!(( !(((now.path[0]==5)||(now.path[0]==4)))&&((now.path[1]==5)||(now.path[1]==4)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1142: // STATE 1429 - tables.pml:8 - [(((failover==4)&&(1==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1429] = 1;
		if (!(((now.failover==4)&&(1==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1143: // STATE 1430 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1430] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1144: // STATE 1431 - tables.pml:9 - [(((failover==4)&&(1==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1431] = 1;
		if (!(((now.failover==4)&&(1==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1145: // STATE 1432 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1432] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1146: // STATE 1433 - tables.pml:10 - [(((failover==4)&&(1==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1433] = 1;
		if (!(((now.failover==4)&&(1==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1147: // STATE 1434 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1434] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1148: // STATE 1435 - tables.pml:11 - [(((failover==4)&&(1==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1435] = 1;
		if (!(((now.failover==4)&&(1==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1149: // STATE 1436 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1436] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1150: // STATE 1437 - tables.pml:12 - [(((failover==3)&&(1==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1437] = 1;
		if (!(((now.failover==3)&&(1==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1151: // STATE 1438 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1438] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1152: // STATE 1439 - tables.pml:13 - [(((failover==3)&&(1==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1439] = 1;
		if (!(((now.failover==3)&&(1==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1153: // STATE 1440 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1440] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1154: // STATE 1441 - tables.pml:14 - [(((failover==3)&&(1==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1441] = 1;
		if (!(((now.failover==3)&&(1==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1155: // STATE 1442 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1442] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1156: // STATE 1443 - tables.pml:15 - [(((failover==3)&&(1==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1443] = 1;
		if (!(((now.failover==3)&&(1==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1157: // STATE 1444 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1444] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1158: // STATE 1445 - tables.pml:16 - [(((failover==3)&&(1==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1445] = 1;
		if (!(((now.failover==3)&&(1==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1159: // STATE 1446 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1446] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1160: // STATE 1447 - tables.pml:17 - [(((failover==2)&&(1==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1447] = 1;
		if (!(((now.failover==2)&&(1==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1161: // STATE 1448 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1448] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1162: // STATE 1449 - tables.pml:18 - [(((failover==2)&&(1==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1449] = 1;
		if (!(((now.failover==2)&&(1==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1163: // STATE 1450 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1450] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1164: // STATE 1451 - tables.pml:19 - [(((failover==2)&&(1==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1451] = 1;
		if (!(((now.failover==2)&&(1==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1165: // STATE 1452 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1452] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1166: // STATE 1453 - tables.pml:20 - [(((failover==2)&&(1==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1453] = 1;
		if (!(((now.failover==2)&&(1==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1167: // STATE 1454 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1454] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1168: // STATE 1455 - tables.pml:21 - [(((failover==2)&&(1==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1455] = 1;
		if (!(((now.failover==2)&&(1==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1169: // STATE 1456 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1456] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1170: // STATE 1457 - tables.pml:22 - [(((failover==1)&&(1==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1457] = 1;
		if (!(((now.failover==1)&&(1==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1171: // STATE 1458 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1458] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1172: // STATE 1463 - failover.pml:112 - [(((holder!=7)&&(holder!=1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1463] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1173: // STATE 1464 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1464] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1174: // STATE 1465 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1465] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1175: // STATE 1466 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1466] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1176: // STATE 1467 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1467] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1177: // STATE 1468 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1468] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1178: // STATE 1469 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1469] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1179: // STATE 1470 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1470] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1180: // STATE 1471 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1471] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1181: // STATE 1472 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1472] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1182: // STATE 1473 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1473] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1183: // STATE 1474 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1474] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1184: // STATE 1475 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1475] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1185: // STATE 1476 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1476] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1186: // STATE 1477 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1477] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1187: // STATE 1478 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1478] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1188: // STATE 1479 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1479] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1189: // STATE 1480 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1480] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1190: // STATE 1481 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1481] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1191: // STATE 1482 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1482] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1192: // STATE 1483 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1483] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1193: // STATE 1484 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1484] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1194: // STATE 1485 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1485] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1195: // STATE 1486 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1486] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1196: // STATE 1487 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1487] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1197: // STATE 1488 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1488] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1198: // STATE 1489 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1489] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1199: // STATE 1490 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1490] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1200: // STATE 1491 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1491] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1201: // STATE 1492 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1492] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1202: // STATE 1493 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1493] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1203: // STATE 1494 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1494] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1204: // STATE 1495 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1495] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1205: // STATE 1503 - failover.pml:113 - [holder = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1503] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = 1;
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1206: // STATE 1504 - failover.pml:114 - [((1!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1504] = 1;
		if (!((1!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1207: // STATE 1505 - tables.pml:33 - [(((path[1]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1505] = 1;
		if (!(((now.path[1]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1208: // STATE 1506 - tables.pml:33 - [path[1] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1506] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 5;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1209: // STATE 1507 - tables.pml:34 - [(((path[1]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1507] = 1;
		if (!(((now.path[1]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1210: // STATE 1508 - tables.pml:34 - [path[1] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1508] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 1;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1211: // STATE 1509 - tables.pml:35 - [(((path[1]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1509] = 1;
		if (!(((now.path[1]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1212: // STATE 1510 - tables.pml:35 - [path[1] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1510] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 4;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1213: // STATE 1511 - tables.pml:36 - [(((path[1]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1511] = 1;
		if (!(((now.path[1]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1214: // STATE 1512 - tables.pml:36 - [path[1] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1512] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 3;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1215: // STATE 1513 - tables.pml:37 - [(((path[1]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1513] = 1;
		if (!(((now.path[1]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1216: // STATE 1514 - tables.pml:37 - [path[1] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1514] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 3;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1217: // STATE 1515 - tables.pml:38 - [(((path[1]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1515] = 1;
		if (!(((now.path[1]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1218: // STATE 1516 - tables.pml:38 - [path[1] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1516] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 1;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1219: // STATE 1517 - tables.pml:39 - [(((path[1]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1517] = 1;
		if (!(((now.path[1]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1220: // STATE 1518 - tables.pml:39 - [path[1] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1518] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 5;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1221: // STATE 1519 - tables.pml:40 - [(((path[1]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1519] = 1;
		if (!(((now.path[1]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1222: // STATE 1520 - tables.pml:40 - [path[1] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1520] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 3;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1223: // STATE 1521 - tables.pml:41 - [(((path[1]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1521] = 1;
		if (!(((now.path[1]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1224: // STATE 1522 - tables.pml:41 - [path[1] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1522] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 3;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1225: // STATE 1523 - tables.pml:42 - [(((path[1]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1523] = 1;
		if (!(((now.path[1]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1226: // STATE 1524 - tables.pml:42 - [path[1] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1524] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 1;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1227: // STATE 1525 - tables.pml:43 - [(((path[1]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1525] = 1;
		if (!(((now.path[1]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1228: // STATE 1526 - tables.pml:43 - [path[1] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1526] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 5;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1229: // STATE 1527 - tables.pml:44 - [(((path[1]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1527] = 1;
		if (!(((now.path[1]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1230: // STATE 1528 - tables.pml:44 - [path[1] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1528] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 2;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1231: // STATE 1529 - tables.pml:45 - [(((path[1]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1529] = 1;
		if (!(((now.path[1]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1232: // STATE 1530 - tables.pml:45 - [path[1] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1530] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 1;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1233: // STATE 1531 - tables.pml:46 - [(((path[1]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1531] = 1;
		if (!(((now.path[1]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1234: // STATE 1532 - tables.pml:46 - [path[1] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1532] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 5;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1235: // STATE 1533 - tables.pml:47 - [(((path[1]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1533] = 1;
		if (!(((now.path[1]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1236: // STATE 1534 - tables.pml:47 - [path[1] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1534] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 1;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1237: // STATE 1535 - tables.pml:48 - [(((path[1]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1535] = 1;
		if (!(((now.path[1]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1238: // STATE 1536 - tables.pml:48 - [path[1] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1536] = 1;
		(trpt+1)->bup.oval = now.path[1];
		now.path[1] = 6;
#ifdef VAR_RANGES
		logval("path[1]", now.path[1]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1239: // STATE 1545 - failover.pml:131 - [from = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1545] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = 7;
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1240: // STATE 1546 - failover.pml:131 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1546] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1241: // STATE 1547 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1547] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1242: // STATE 1548 - failover.pml:74 - [((forward[1]&&nfull(data[1])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1548] = 1;
		if (!((((int)now.forward[1])&&(!q_full(now.data[1])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1243: // STATE 1549 - failover.pml:74 - [data[1]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1549] = 1;
		if (q_full(now.data[1]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[1]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[1], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1244: // STATE 1550 - failover.pml:75 - [((forward[1]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1550] = 1;
		if (!((((int)now.forward[1])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1245: // STATE 1551 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1551] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1246: // STATE 1552 - failover.pml:76 - [((!(forward[1])||(len(data[1])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1552] = 1;
		if (!(( !(((int)now.forward[1]))||(q_len(now.data[1])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1247: // STATE 1560 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1560] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1248: // STATE 1561 - failover.pml:74 - [((forward[1]&&nfull(data[1])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1561] = 1;
		if (!((((int)now.forward[1])&&(!q_full(now.data[1])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1249: // STATE 1562 - failover.pml:74 - [data[1]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1562] = 1;
		if (q_full(now.data[1]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[1]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[1], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1250: // STATE 1563 - failover.pml:75 - [((forward[1]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1563] = 1;
		if (!((((int)now.forward[1])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1251: // STATE 1564 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1564] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1252: // STATE 1565 - failover.pml:76 - [((!(forward[1])||(len(data[1])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1565] = 1;
		if (!(( !(((int)now.forward[1]))||(q_len(now.data[1])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1253: // STATE 1586 - failover.pml:229 - [assert((cumulative<=nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1586] = 1;
		spin_assert((((int)((P0 *)_this)->cumulative)<=((int)now.nxt)), "(cumulative<=nxt)", II, tt, t);
		_m = 3; goto P999; /* 0 */
	case 1254: // STATE 1587 - failover.pml:230 - [((cumulative>una))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1587] = 1;
		if (!((((int)((P0 *)_this)->cumulative)>((int)now.una))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1255: // STATE 1588 - failover.pml:230 - [una = cumulative] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1588] = 1;
		(trpt+1)->bup.oval = ((int)now.una);
		now.una = ((int)((P0 *)_this)->cumulative);
#ifdef VAR_RANGES
		logval("una", ((int)now.una));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1256: // STATE 1592 - failover.pml:232 - [((stamp>=since[by]))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1592] = 1;
		if (!((((int)((P0 *)_this)->stamp)>=((int)now.since[ Index(((int)((P0 *)_this)->by), 2) ]))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1257: // STATE 1593 - failover.pml:143 - [unanswered[by] = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1593] = 1;
		(trpt+1)->bup.oval = ((int)now.unanswered[ Index(((int)((P0 *)_this)->by), 2) ]);
		now.unanswered[ Index(((P0 *)_this)->by, 2) ] = 0;
#ifdef VAR_RANGES
		logval("unanswered[sender:by]", ((int)now.unanswered[ Index(((int)((P0 *)_this)->by), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1258: // STATE 1594 - failover.pml:145 - [((path[by]==3))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1594] = 1;
		if (!((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1259: // STATE 1595 - tables.pml:33 - [(((path[by]==6)&&(3==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1595] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(3==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1260: // STATE 1596 - tables.pml:33 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1596] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1261: // STATE 1597 - tables.pml:34 - [(((path[by]==6)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1597] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1262: // STATE 1598 - tables.pml:34 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1598] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1263: // STATE 1599 - tables.pml:35 - [(((path[by]==5)&&(3==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1599] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(3==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1264: // STATE 1600 - tables.pml:35 - [path[by] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1600] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1265: // STATE 1601 - tables.pml:36 - [(((path[by]==5)&&(3==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1601] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(3==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1266: // STATE 1602 - tables.pml:36 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1602] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1267: // STATE 1603 - tables.pml:37 - [(((path[by]==5)&&(3==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1603] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(3==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1268: // STATE 1604 - tables.pml:37 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1604] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1269: // STATE 1605 - tables.pml:38 - [(((path[by]==5)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1605] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1270: // STATE 1606 - tables.pml:38 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1606] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1271: // STATE 1607 - tables.pml:39 - [(((path[by]==4)&&(3==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1607] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(3==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1272: // STATE 1608 - tables.pml:39 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1608] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1273: // STATE 1609 - tables.pml:40 - [(((path[by]==4)&&(3==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1609] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(3==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1274: // STATE 1610 - tables.pml:40 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1610] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1275: // STATE 1611 - tables.pml:41 - [(((path[by]==4)&&(3==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1611] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(3==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1276: // STATE 1612 - tables.pml:41 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1612] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1277: // STATE 1613 - tables.pml:42 - [(((path[by]==4)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1613] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1278: // STATE 1614 - tables.pml:42 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1614] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1279: // STATE 1615 - tables.pml:43 - [(((path[by]==3)&&(3==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1615] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(3==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1280: // STATE 1616 - tables.pml:43 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1616] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1281: // STATE 1617 - tables.pml:44 - [(((path[by]==3)&&(3==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1617] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(3==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1282: // STATE 1618 - tables.pml:44 - [path[by] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1618] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1283: // STATE 1619 - tables.pml:45 - [(((path[by]==3)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1619] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1284: // STATE 1620 - tables.pml:45 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1620] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1285: // STATE 1621 - tables.pml:46 - [(((path[by]==2)&&(3==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1621] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(3==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1286: // STATE 1622 - tables.pml:46 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1622] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1287: // STATE 1623 - tables.pml:47 - [(((path[by]==2)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1623] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1288: // STATE 1624 - tables.pml:47 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1624] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1289: // STATE 1625 - tables.pml:48 - [(((path[by]==1)&&(3==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1625] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==1)&&(3==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1290: // STATE 1626 - tables.pml:48 - [path[by] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1626] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1291: // STATE 1631 - failover.pml:146 - [(((path[by]==2)||(path[by]==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1631] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)||(now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1292: // STATE 1632 - tables.pml:33 - [(((path[by]==6)&&(9==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1632] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(9==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1293: // STATE 1633 - tables.pml:33 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1633] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1294: // STATE 1634 - tables.pml:34 - [(((path[by]==6)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1634] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1295: // STATE 1635 - tables.pml:34 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1635] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1296: // STATE 1636 - tables.pml:35 - [(((path[by]==5)&&(9==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1636] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(9==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1297: // STATE 1637 - tables.pml:35 - [path[by] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1637] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1298: // STATE 1638 - tables.pml:36 - [(((path[by]==5)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1638] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1299: // STATE 1639 - tables.pml:36 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1639] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1300: // STATE 1640 - tables.pml:37 - [(((path[by]==5)&&(9==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1640] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(9==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1301: // STATE 1641 - tables.pml:37 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1641] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1302: // STATE 1642 - tables.pml:38 - [(((path[by]==5)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1642] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1303: // STATE 1643 - tables.pml:38 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1643] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1304: // STATE 1644 - tables.pml:39 - [(((path[by]==4)&&(9==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1644] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(9==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1305: // STATE 1645 - tables.pml:39 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1645] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1306: // STATE 1646 - tables.pml:40 - [(((path[by]==4)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1646] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1307: // STATE 1647 - tables.pml:40 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1647] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1308: // STATE 1648 - tables.pml:41 - [(((path[by]==4)&&(9==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1648] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(9==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1309: // STATE 1649 - tables.pml:41 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1649] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1310: // STATE 1650 - tables.pml:42 - [(((path[by]==4)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1650] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1311: // STATE 1651 - tables.pml:42 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1651] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1312: // STATE 1652 - tables.pml:43 - [(((path[by]==3)&&(9==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1652] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(9==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1313: // STATE 1653 - tables.pml:43 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1653] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1314: // STATE 1654 - tables.pml:44 - [(((path[by]==3)&&(9==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1654] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(9==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1315: // STATE 1655 - tables.pml:44 - [path[by] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1655] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1316: // STATE 1656 - tables.pml:45 - [(((path[by]==3)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1656] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1317: // STATE 1657 - tables.pml:45 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1657] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1318: // STATE 1658 - tables.pml:46 - [(((path[by]==2)&&(9==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1658] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(9==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1319: // STATE 1659 - tables.pml:46 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1659] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1320: // STATE 1660 - tables.pml:47 - [(((path[by]==2)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1660] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1321: // STATE 1661 - tables.pml:47 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1661] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1322: // STATE 1662 - tables.pml:48 - [(((path[by]==1)&&(9==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1662] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==1)&&(9==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1323: // STATE 1663 - tables.pml:48 - [path[by] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1663] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1324: // STATE 1675 - failover.pml:236 - [(((((failover==3)||(failover==2))&&(by==from))&&((path[from]==5)||(path[from]==4))))] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1675] = 1;
		if (!(((((now.failover==3)||(now.failover==2))&&(((int)((P0 *)_this)->by)==((int)now.from)))&&((now.path[ Index(((int)now.from), 2) ]==5)||(now.path[ Index(((int)now.from), 2) ]==4)))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: by */  (trpt+1)->bup.oval = ((P0 *)_this)->by;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P0 *)_this)->by = 0;
		_m = 3; goto P999; /* 0 */
	case 1325: // STATE 1676 - tables.pml:8 - [(((failover==4)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1676] = 1;
		if (!(((now.failover==4)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1326: // STATE 1677 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1677] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1327: // STATE 1678 - tables.pml:9 - [(((failover==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1678] = 1;
		if (!(((now.failover==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1328: // STATE 1679 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1679] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1329: // STATE 1680 - tables.pml:10 - [(((failover==4)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1680] = 1;
		if (!(((now.failover==4)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1330: // STATE 1681 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1681] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1331: // STATE 1682 - tables.pml:11 - [(((failover==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1682] = 1;
		if (!(((now.failover==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1332: // STATE 1683 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1683] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1333: // STATE 1684 - tables.pml:12 - [(((failover==3)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1684] = 1;
		if (!(((now.failover==3)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1334: // STATE 1685 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1685] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1335: // STATE 1686 - tables.pml:13 - [(((failover==3)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1686] = 1;
		if (!(((now.failover==3)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1336: // STATE 1687 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1687] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1337: // STATE 1688 - tables.pml:14 - [(((failover==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1688] = 1;
		if (!(((now.failover==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1338: // STATE 1689 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1689] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1339: // STATE 1690 - tables.pml:15 - [(((failover==3)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1690] = 1;
		if (!(((now.failover==3)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1340: // STATE 1691 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1691] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1341: // STATE 1692 - tables.pml:16 - [(((failover==3)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1692] = 1;
		if (!(((now.failover==3)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1342: // STATE 1693 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1693] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1343: // STATE 1694 - tables.pml:17 - [(((failover==2)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1694] = 1;
		if (!(((now.failover==2)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1344: // STATE 1695 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1695] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1345: // STATE 1696 - tables.pml:18 - [(((failover==2)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1696] = 1;
		if (!(((now.failover==2)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1346: // STATE 1697 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1697] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1347: // STATE 1698 - tables.pml:19 - [(((failover==2)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1698] = 1;
		if (!(((now.failover==2)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1348: // STATE 1699 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1699] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1349: // STATE 1700 - tables.pml:20 - [(((failover==2)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1700] = 1;
		if (!(((now.failover==2)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1350: // STATE 1701 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1701] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1351: // STATE 1702 - tables.pml:21 - [(((failover==2)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1702] = 1;
		if (!(((now.failover==2)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1352: // STATE 1703 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1703] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1353: // STATE 1704 - tables.pml:22 - [(((failover==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1704] = 1;
		if (!(((now.failover==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1354: // STATE 1705 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1705] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1355: // STATE 1710 - failover.pml:112 - [(((holder!=7)&&(holder!=from)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1710] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=((int)now.from)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1356: // STATE 1711 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1711] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1357: // STATE 1712 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1712] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1358: // STATE 1713 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1713] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1359: // STATE 1714 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1714] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1360: // STATE 1715 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1715] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1361: // STATE 1716 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1716] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1362: // STATE 1717 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1717] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1363: // STATE 1718 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1718] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1364: // STATE 1719 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1719] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1365: // STATE 1720 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1720] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1366: // STATE 1721 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1721] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1367: // STATE 1722 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1722] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1368: // STATE 1723 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1723] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1369: // STATE 1724 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1724] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1370: // STATE 1725 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1725] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1371: // STATE 1726 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1726] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1372: // STATE 1727 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1727] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1373: // STATE 1728 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1728] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1374: // STATE 1729 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1729] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1375: // STATE 1730 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1730] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1376: // STATE 1731 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1731] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1377: // STATE 1732 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1732] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1378: // STATE 1733 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1733] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1379: // STATE 1734 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1734] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1380: // STATE 1735 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1735] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1381: // STATE 1736 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1736] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1382: // STATE 1737 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1737] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1383: // STATE 1738 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1738] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1384: // STATE 1739 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1739] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1385: // STATE 1740 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1740] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1386: // STATE 1741 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1741] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1387: // STATE 1742 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1742] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1388: // STATE 1750 - failover.pml:113 - [holder = from] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1750] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = ((int)now.from);
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1389: // STATE 1751 - failover.pml:114 - [((from!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1751] = 1;
		if (!((((int)now.from)!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1390: // STATE 1752 - tables.pml:33 - [(((path[from]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1752] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1391: // STATE 1753 - tables.pml:33 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1753] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1392: // STATE 1754 - tables.pml:34 - [(((path[from]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1754] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1393: // STATE 1755 - tables.pml:34 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1755] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1394: // STATE 1756 - tables.pml:35 - [(((path[from]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1756] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1395: // STATE 1757 - tables.pml:35 - [path[from] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1757] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1396: // STATE 1758 - tables.pml:36 - [(((path[from]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1758] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1397: // STATE 1759 - tables.pml:36 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1759] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1398: // STATE 1760 - tables.pml:37 - [(((path[from]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1760] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1399: // STATE 1761 - tables.pml:37 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1761] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1400: // STATE 1762 - tables.pml:38 - [(((path[from]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1762] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1401: // STATE 1763 - tables.pml:38 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1763] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1402: // STATE 1764 - tables.pml:39 - [(((path[from]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1764] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1403: // STATE 1765 - tables.pml:39 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1765] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1404: // STATE 1766 - tables.pml:40 - [(((path[from]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1766] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1405: // STATE 1767 - tables.pml:40 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1767] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1406: // STATE 1768 - tables.pml:41 - [(((path[from]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1768] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1407: // STATE 1769 - tables.pml:41 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1769] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1408: // STATE 1770 - tables.pml:42 - [(((path[from]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1770] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1409: // STATE 1771 - tables.pml:42 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1771] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1410: // STATE 1772 - tables.pml:43 - [(((path[from]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1772] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1411: // STATE 1773 - tables.pml:43 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1773] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1412: // STATE 1774 - tables.pml:44 - [(((path[from]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1774] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1413: // STATE 1775 - tables.pml:44 - [path[from] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1775] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1414: // STATE 1776 - tables.pml:45 - [(((path[from]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1776] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1415: // STATE 1777 - tables.pml:45 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1777] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1416: // STATE 1778 - tables.pml:46 - [(((path[from]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1778] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1417: // STATE 1779 - tables.pml:46 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1779] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1418: // STATE 1780 - tables.pml:47 - [(((path[from]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1780] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1419: // STATE 1781 - tables.pml:47 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1781] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1420: // STATE 1782 - tables.pml:48 - [(((path[from]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1782] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1421: // STATE 1783 - tables.pml:48 - [path[from] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1783] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1422: // STATE 1792 - failover.pml:136 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1792] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1423: // STATE 1793 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1793] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1424: // STATE 1794 - failover.pml:74 - [((forward[from]&&nfull(data[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1794] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.data[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1425: // STATE 1795 - failover.pml:74 - [data[from]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1795] = 1;
		if (q_full(now.data[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.from), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1426: // STATE 1796 - failover.pml:75 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1796] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1427: // STATE 1797 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1797] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1428: // STATE 1798 - failover.pml:76 - [((!(forward[from])||(len(data[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1798] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.data[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1429: // STATE 1806 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1806] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1430: // STATE 1807 - failover.pml:74 - [((forward[from]&&nfull(data[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1807] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.data[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1431: // STATE 1808 - failover.pml:74 - [data[from]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1808] = 1;
		if (q_full(now.data[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.from), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1432: // STATE 1809 - failover.pml:75 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1809] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1433: // STATE 1810 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1810] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1434: // STATE 1811 - failover.pml:76 - [((!(forward[from])||(len(data[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1811] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.data[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1435: // STATE 1820 - failover.pml:138 - [from = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1820] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = 7;
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1436: // STATE 1822 - failover.pml:237 - [(((((failover==3)&&(by==to))&&(stamp==epoch))&&((path[to]==5)||(path[to]==4))))] (0:0:2 - 0)
		IfNotBlocked
		reached[0][1822] = 1;
		if (!(((((now.failover==3)&&(((int)((P0 *)_this)->by)==((int)now.to)))&&(((int)((P0 *)_this)->stamp)==((int)now.epoch)))&&((now.path[ Index(((int)now.to), 2) ]==5)||(now.path[ Index(((int)now.to), 2) ]==4)))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: by */  (trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((P0 *)_this)->by;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P0 *)_this)->by = 0;
		if (TstOnly) return 1; /* TT */
		/* dead 1: stamp */  (trpt+1)->bup.ovals[1] = ((P0 *)_this)->stamp;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P0 *)_this)->stamp = 0;
		_m = 3; goto P999; /* 0 */
	case 1437: // STATE 1823 - tables.pml:8 - [(((failover==4)&&(5==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1823] = 1;
		if (!(((now.failover==4)&&(5==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1438: // STATE 1824 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1824] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1439: // STATE 1825 - tables.pml:9 - [(((failover==4)&&(5==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1825] = 1;
		if (!(((now.failover==4)&&(5==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1440: // STATE 1826 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1826] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1441: // STATE 1827 - tables.pml:10 - [(((failover==4)&&(5==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1827] = 1;
		if (!(((now.failover==4)&&(5==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1442: // STATE 1828 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1828] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1443: // STATE 1829 - tables.pml:11 - [(((failover==4)&&(5==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1829] = 1;
		if (!(((now.failover==4)&&(5==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1444: // STATE 1830 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1830] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1445: // STATE 1831 - tables.pml:12 - [(((failover==3)&&(5==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1831] = 1;
		if (!(((now.failover==3)&&(5==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1446: // STATE 1832 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1832] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1447: // STATE 1833 - tables.pml:13 - [(((failover==3)&&(5==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1833] = 1;
		if (!(((now.failover==3)&&(5==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1448: // STATE 1834 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1834] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1449: // STATE 1835 - tables.pml:14 - [(((failover==3)&&(5==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1835] = 1;
		if (!(((now.failover==3)&&(5==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1450: // STATE 1836 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1836] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1451: // STATE 1837 - tables.pml:15 - [(((failover==3)&&(5==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1837] = 1;
		if (!(((now.failover==3)&&(5==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1452: // STATE 1838 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1838] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1453: // STATE 1839 - tables.pml:16 - [(((failover==3)&&(5==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1839] = 1;
		if (!(((now.failover==3)&&(5==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1454: // STATE 1840 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1840] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1455: // STATE 1841 - tables.pml:17 - [(((failover==2)&&(5==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1841] = 1;
		if (!(((now.failover==2)&&(5==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1456: // STATE 1842 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1842] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1457: // STATE 1843 - tables.pml:18 - [(((failover==2)&&(5==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1843] = 1;
		if (!(((now.failover==2)&&(5==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1458: // STATE 1844 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1844] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1459: // STATE 1845 - tables.pml:19 - [(((failover==2)&&(5==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1845] = 1;
		if (!(((now.failover==2)&&(5==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1460: // STATE 1846 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1846] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1461: // STATE 1847 - tables.pml:20 - [(((failover==2)&&(5==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1847] = 1;
		if (!(((now.failover==2)&&(5==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1462: // STATE 1848 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1848] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1463: // STATE 1849 - tables.pml:21 - [(((failover==2)&&(5==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1849] = 1;
		if (!(((now.failover==2)&&(5==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1464: // STATE 1850 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1850] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1465: // STATE 1851 - tables.pml:22 - [(((failover==1)&&(5==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1851] = 1;
		if (!(((now.failover==1)&&(5==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1466: // STATE 1852 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1852] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1467: // STATE 1857 - failover.pml:112 - [(((holder!=7)&&(holder!=to)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1857] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=((int)now.to)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1468: // STATE 1858 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1858] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1469: // STATE 1859 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1859] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1470: // STATE 1860 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1860] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1471: // STATE 1861 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1861] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1472: // STATE 1862 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1862] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1473: // STATE 1863 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1863] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1474: // STATE 1864 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1864] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1475: // STATE 1865 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1865] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1476: // STATE 1866 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1866] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1477: // STATE 1867 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1867] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1478: // STATE 1868 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1868] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1479: // STATE 1869 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1869] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1480: // STATE 1870 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1870] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1481: // STATE 1871 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1871] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1482: // STATE 1872 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1872] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1483: // STATE 1873 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1873] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1484: // STATE 1874 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1874] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1485: // STATE 1875 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1875] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1486: // STATE 1876 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1876] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1487: // STATE 1877 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1877] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1488: // STATE 1878 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1878] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1489: // STATE 1879 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1879] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1490: // STATE 1880 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1880] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1491: // STATE 1881 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1881] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1492: // STATE 1882 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1882] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1493: // STATE 1883 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1883] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1494: // STATE 1884 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1884] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1495: // STATE 1885 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1885] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1496: // STATE 1886 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1886] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1497: // STATE 1887 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1887] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1498: // STATE 1888 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1888] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1499: // STATE 1889 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1889] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1500: // STATE 1897 - failover.pml:113 - [holder = to] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1897] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = ((int)now.to);
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1501: // STATE 1898 - failover.pml:114 - [((to!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1898] = 1;
		if (!((((int)now.to)!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1502: // STATE 1899 - tables.pml:33 - [(((path[to]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1899] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1503: // STATE 1900 - tables.pml:33 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1900] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1504: // STATE 1901 - tables.pml:34 - [(((path[to]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1901] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1505: // STATE 1902 - tables.pml:34 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1902] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1506: // STATE 1903 - tables.pml:35 - [(((path[to]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1903] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1507: // STATE 1904 - tables.pml:35 - [path[to] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1904] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1508: // STATE 1905 - tables.pml:36 - [(((path[to]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1905] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1509: // STATE 1906 - tables.pml:36 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1906] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1510: // STATE 1907 - tables.pml:37 - [(((path[to]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1907] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1511: // STATE 1908 - tables.pml:37 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1908] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1512: // STATE 1909 - tables.pml:38 - [(((path[to]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1909] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1513: // STATE 1910 - tables.pml:38 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1910] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1514: // STATE 1911 - tables.pml:39 - [(((path[to]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1911] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1515: // STATE 1912 - tables.pml:39 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1912] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1516: // STATE 1913 - tables.pml:40 - [(((path[to]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1913] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1517: // STATE 1914 - tables.pml:40 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1914] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1518: // STATE 1915 - tables.pml:41 - [(((path[to]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1915] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1519: // STATE 1916 - tables.pml:41 - [path[to] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1916] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1520: // STATE 1917 - tables.pml:42 - [(((path[to]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1917] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1521: // STATE 1918 - tables.pml:42 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1918] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1522: // STATE 1919 - tables.pml:43 - [(((path[to]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1919] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1523: // STATE 1920 - tables.pml:43 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1920] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1524: // STATE 1921 - tables.pml:44 - [(((path[to]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1921] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1525: // STATE 1922 - tables.pml:44 - [path[to] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1922] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1526: // STATE 1923 - tables.pml:45 - [(((path[to]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1923] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1527: // STATE 1924 - tables.pml:45 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1924] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1528: // STATE 1925 - tables.pml:46 - [(((path[to]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1925] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1529: // STATE 1926 - tables.pml:46 - [path[to] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1926] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1530: // STATE 1927 - tables.pml:47 - [(((path[to]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1927] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1531: // STATE 1928 - tables.pml:47 - [path[to] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1928] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1532: // STATE 1929 - tables.pml:48 - [(((path[to]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1929] = 1;
		if (!(((now.path[ Index(((int)now.to), 2) ]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1533: // STATE 1930 - tables.pml:48 - [path[to] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1930] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.to), 2) ];
		now.path[ Index(now.to, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[to]", now.path[ Index(((int)now.to), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1534: // STATE 1939 - failover.pml:131 - [from = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1939] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = 7;
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1535: // STATE 1940 - failover.pml:131 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1940] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1536: // STATE 1941 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1941] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1537: // STATE 1942 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1942] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1538: // STATE 1943 - failover.pml:74 - [data[to]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1943] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1539: // STATE 1944 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1944] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1540: // STATE 1945 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1945] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1541: // STATE 1946 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1946] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1542: // STATE 1954 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1954] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1543: // STATE 1955 - failover.pml:74 - [((forward[to]&&nfull(data[to])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1955] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(!q_full(now.data[ Index(((int)now.to), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1544: // STATE 1956 - failover.pml:74 - [data[to]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1956] = 1;
		if (q_full(now.data[ Index(((int)now.to), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.to), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.to), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1545: // STATE 1957 - failover.pml:75 - [((forward[to]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1957] = 1;
		if (!((((int)now.forward[ Index(((int)now.to), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1546: // STATE 1958 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1958] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1547: // STATE 1959 - failover.pml:76 - [((!(forward[to])||(len(data[to])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1959] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.to), 2) ]))||(q_len(now.data[ Index(((int)now.to), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1548: // STATE 1974 - failover.pml:245 - [((stamp>=since[by]))] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1974] = 1;
		if (!((((int)((P0 *)_this)->stamp)>=((int)now.since[ Index(((int)((P0 *)_this)->by), 2) ]))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: stamp */  (trpt+1)->bup.oval = ((P0 *)_this)->stamp;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P0 *)_this)->stamp = 0;
		_m = 3; goto P999; /* 0 */
	case 1549: // STATE 1975 - failover.pml:143 - [unanswered[by] = 0] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1975] = 1;
		(trpt+1)->bup.oval = ((int)now.unanswered[ Index(((int)((P0 *)_this)->by), 2) ]);
		now.unanswered[ Index(((P0 *)_this)->by, 2) ] = 0;
#ifdef VAR_RANGES
		logval("unanswered[sender:by]", ((int)now.unanswered[ Index(((int)((P0 *)_this)->by), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1550: // STATE 1976 - failover.pml:145 - [((path[by]==3))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1976] = 1;
		if (!((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1551: // STATE 1977 - tables.pml:33 - [(((path[by]==6)&&(3==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1977] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(3==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1552: // STATE 1978 - tables.pml:33 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1978] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1553: // STATE 1979 - tables.pml:34 - [(((path[by]==6)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1979] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1554: // STATE 1980 - tables.pml:34 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1980] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1555: // STATE 1981 - tables.pml:35 - [(((path[by]==5)&&(3==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1981] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(3==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1556: // STATE 1982 - tables.pml:35 - [path[by] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1982] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1557: // STATE 1983 - tables.pml:36 - [(((path[by]==5)&&(3==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1983] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(3==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1558: // STATE 1984 - tables.pml:36 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1984] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1559: // STATE 1985 - tables.pml:37 - [(((path[by]==5)&&(3==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1985] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(3==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1560: // STATE 1986 - tables.pml:37 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1986] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1561: // STATE 1987 - tables.pml:38 - [(((path[by]==5)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1987] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1562: // STATE 1988 - tables.pml:38 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1988] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1563: // STATE 1989 - tables.pml:39 - [(((path[by]==4)&&(3==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1989] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(3==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1564: // STATE 1990 - tables.pml:39 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1990] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1565: // STATE 1991 - tables.pml:40 - [(((path[by]==4)&&(3==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1991] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(3==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1566: // STATE 1992 - tables.pml:40 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1992] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1567: // STATE 1993 - tables.pml:41 - [(((path[by]==4)&&(3==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1993] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(3==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1568: // STATE 1994 - tables.pml:41 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1994] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1569: // STATE 1995 - tables.pml:42 - [(((path[by]==4)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1995] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1570: // STATE 1996 - tables.pml:42 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1996] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1571: // STATE 1997 - tables.pml:43 - [(((path[by]==3)&&(3==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1997] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(3==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1572: // STATE 1998 - tables.pml:43 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][1998] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1573: // STATE 1999 - tables.pml:44 - [(((path[by]==3)&&(3==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][1999] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(3==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1574: // STATE 2000 - tables.pml:44 - [path[by] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2000] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1575: // STATE 2001 - tables.pml:45 - [(((path[by]==3)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2001] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1576: // STATE 2002 - tables.pml:45 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2002] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1577: // STATE 2003 - tables.pml:46 - [(((path[by]==2)&&(3==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2003] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(3==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1578: // STATE 2004 - tables.pml:46 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2004] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1579: // STATE 2005 - tables.pml:47 - [(((path[by]==2)&&(3==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2005] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(3==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1580: // STATE 2006 - tables.pml:47 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2006] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1581: // STATE 2007 - tables.pml:48 - [(((path[by]==1)&&(3==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2007] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==1)&&(3==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1582: // STATE 2008 - tables.pml:48 - [path[by] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2008] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1583: // STATE 2013 - failover.pml:146 - [(((path[by]==2)||(path[by]==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2013] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)||(now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1584: // STATE 2014 - tables.pml:33 - [(((path[by]==6)&&(9==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2014] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(9==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1585: // STATE 2015 - tables.pml:33 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2015] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1586: // STATE 2016 - tables.pml:34 - [(((path[by]==6)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2016] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1587: // STATE 2017 - tables.pml:34 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2017] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1588: // STATE 2018 - tables.pml:35 - [(((path[by]==5)&&(9==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2018] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(9==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1589: // STATE 2019 - tables.pml:35 - [path[by] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2019] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1590: // STATE 2020 - tables.pml:36 - [(((path[by]==5)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2020] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1591: // STATE 2021 - tables.pml:36 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2021] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1592: // STATE 2022 - tables.pml:37 - [(((path[by]==5)&&(9==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2022] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(9==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1593: // STATE 2023 - tables.pml:37 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2023] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1594: // STATE 2024 - tables.pml:38 - [(((path[by]==5)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2024] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1595: // STATE 2025 - tables.pml:38 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2025] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1596: // STATE 2026 - tables.pml:39 - [(((path[by]==4)&&(9==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2026] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(9==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1597: // STATE 2027 - tables.pml:39 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2027] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1598: // STATE 2028 - tables.pml:40 - [(((path[by]==4)&&(9==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2028] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(9==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1599: // STATE 2029 - tables.pml:40 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2029] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1600: // STATE 2030 - tables.pml:41 - [(((path[by]==4)&&(9==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2030] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(9==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1601: // STATE 2031 - tables.pml:41 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2031] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1602: // STATE 2032 - tables.pml:42 - [(((path[by]==4)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2032] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1603: // STATE 2033 - tables.pml:42 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2033] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1604: // STATE 2034 - tables.pml:43 - [(((path[by]==3)&&(9==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2034] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(9==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1605: // STATE 2035 - tables.pml:43 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2035] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1606: // STATE 2036 - tables.pml:44 - [(((path[by]==3)&&(9==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2036] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(9==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1607: // STATE 2037 - tables.pml:44 - [path[by] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2037] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1608: // STATE 2038 - tables.pml:45 - [(((path[by]==3)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2038] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1609: // STATE 2039 - tables.pml:45 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2039] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1610: // STATE 2040 - tables.pml:46 - [(((path[by]==2)&&(9==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2040] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(9==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1611: // STATE 2041 - tables.pml:46 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2041] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1612: // STATE 2042 - tables.pml:47 - [(((path[by]==2)&&(9==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2042] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(9==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1613: // STATE 2043 - tables.pml:47 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2043] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1614: // STATE 2044 - tables.pml:48 - [(((path[by]==1)&&(9==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2044] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==1)&&(9==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1615: // STATE 2045 - tables.pml:48 - [path[by] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2045] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1616: // STATE 2057 - failover.pml:247 - [(((((failover==3)||(failover==2))&&(by==from))&&((path[from]==5)||(path[from]==4))))] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2057] = 1;
		if (!(((((now.failover==3)||(now.failover==2))&&(((int)((P0 *)_this)->by)==((int)now.from)))&&((now.path[ Index(((int)now.from), 2) ]==5)||(now.path[ Index(((int)now.from), 2) ]==4)))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: by */  (trpt+1)->bup.oval = ((P0 *)_this)->by;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P0 *)_this)->by = 0;
		_m = 3; goto P999; /* 0 */
	case 1617: // STATE 2058 - tables.pml:8 - [(((failover==4)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2058] = 1;
		if (!(((now.failover==4)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1618: // STATE 2059 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2059] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1619: // STATE 2060 - tables.pml:9 - [(((failover==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2060] = 1;
		if (!(((now.failover==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1620: // STATE 2061 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2061] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1621: // STATE 2062 - tables.pml:10 - [(((failover==4)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2062] = 1;
		if (!(((now.failover==4)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1622: // STATE 2063 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2063] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1623: // STATE 2064 - tables.pml:11 - [(((failover==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2064] = 1;
		if (!(((now.failover==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1624: // STATE 2065 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2065] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1625: // STATE 2066 - tables.pml:12 - [(((failover==3)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2066] = 1;
		if (!(((now.failover==3)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1626: // STATE 2067 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2067] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1627: // STATE 2068 - tables.pml:13 - [(((failover==3)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2068] = 1;
		if (!(((now.failover==3)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1628: // STATE 2069 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2069] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1629: // STATE 2070 - tables.pml:14 - [(((failover==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2070] = 1;
		if (!(((now.failover==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1630: // STATE 2071 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2071] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1631: // STATE 2072 - tables.pml:15 - [(((failover==3)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2072] = 1;
		if (!(((now.failover==3)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1632: // STATE 2073 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2073] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1633: // STATE 2074 - tables.pml:16 - [(((failover==3)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2074] = 1;
		if (!(((now.failover==3)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1634: // STATE 2075 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2075] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1635: // STATE 2076 - tables.pml:17 - [(((failover==2)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2076] = 1;
		if (!(((now.failover==2)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1636: // STATE 2077 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2077] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1637: // STATE 2078 - tables.pml:18 - [(((failover==2)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2078] = 1;
		if (!(((now.failover==2)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1638: // STATE 2079 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2079] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1639: // STATE 2080 - tables.pml:19 - [(((failover==2)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2080] = 1;
		if (!(((now.failover==2)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1640: // STATE 2081 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2081] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1641: // STATE 2082 - tables.pml:20 - [(((failover==2)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2082] = 1;
		if (!(((now.failover==2)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1642: // STATE 2083 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2083] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1643: // STATE 2084 - tables.pml:21 - [(((failover==2)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2084] = 1;
		if (!(((now.failover==2)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1644: // STATE 2085 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2085] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1645: // STATE 2086 - tables.pml:22 - [(((failover==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2086] = 1;
		if (!(((now.failover==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1646: // STATE 2087 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2087] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1647: // STATE 2092 - failover.pml:112 - [(((holder!=7)&&(holder!=from)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2092] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=((int)now.from)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1648: // STATE 2093 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2093] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1649: // STATE 2094 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2094] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1650: // STATE 2095 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2095] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1651: // STATE 2096 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2096] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1652: // STATE 2097 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2097] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1653: // STATE 2098 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2098] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1654: // STATE 2099 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2099] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1655: // STATE 2100 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2100] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1656: // STATE 2101 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2101] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1657: // STATE 2102 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2102] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1658: // STATE 2103 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2103] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1659: // STATE 2104 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2104] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1660: // STATE 2105 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2105] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1661: // STATE 2106 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2106] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1662: // STATE 2107 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2107] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1663: // STATE 2108 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2108] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1664: // STATE 2109 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2109] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1665: // STATE 2110 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2110] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1666: // STATE 2111 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2111] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1667: // STATE 2112 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2112] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1668: // STATE 2113 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2113] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1669: // STATE 2114 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2114] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1670: // STATE 2115 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2115] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1671: // STATE 2116 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2116] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1672: // STATE 2117 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2117] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1673: // STATE 2118 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2118] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1674: // STATE 2119 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2119] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1675: // STATE 2120 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2120] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1676: // STATE 2121 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2121] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1677: // STATE 2122 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2122] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1678: // STATE 2123 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2123] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1679: // STATE 2124 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2124] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1680: // STATE 2132 - failover.pml:113 - [holder = from] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2132] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = ((int)now.from);
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1681: // STATE 2133 - failover.pml:114 - [((from!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2133] = 1;
		if (!((((int)now.from)!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1682: // STATE 2134 - tables.pml:33 - [(((path[from]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2134] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1683: // STATE 2135 - tables.pml:33 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2135] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1684: // STATE 2136 - tables.pml:34 - [(((path[from]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2136] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1685: // STATE 2137 - tables.pml:34 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2137] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1686: // STATE 2138 - tables.pml:35 - [(((path[from]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2138] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1687: // STATE 2139 - tables.pml:35 - [path[from] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2139] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1688: // STATE 2140 - tables.pml:36 - [(((path[from]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2140] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1689: // STATE 2141 - tables.pml:36 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2141] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1690: // STATE 2142 - tables.pml:37 - [(((path[from]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2142] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1691: // STATE 2143 - tables.pml:37 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2143] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1692: // STATE 2144 - tables.pml:38 - [(((path[from]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2144] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1693: // STATE 2145 - tables.pml:38 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2145] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1694: // STATE 2146 - tables.pml:39 - [(((path[from]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2146] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1695: // STATE 2147 - tables.pml:39 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2147] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1696: // STATE 2148 - tables.pml:40 - [(((path[from]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2148] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1697: // STATE 2149 - tables.pml:40 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2149] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1698: // STATE 2150 - tables.pml:41 - [(((path[from]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2150] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1699: // STATE 2151 - tables.pml:41 - [path[from] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2151] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1700: // STATE 2152 - tables.pml:42 - [(((path[from]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2152] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1701: // STATE 2153 - tables.pml:42 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2153] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1702: // STATE 2154 - tables.pml:43 - [(((path[from]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2154] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1703: // STATE 2155 - tables.pml:43 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2155] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1704: // STATE 2156 - tables.pml:44 - [(((path[from]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2156] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1705: // STATE 2157 - tables.pml:44 - [path[from] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2157] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1706: // STATE 2158 - tables.pml:45 - [(((path[from]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2158] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1707: // STATE 2159 - tables.pml:45 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2159] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1708: // STATE 2160 - tables.pml:46 - [(((path[from]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2160] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1709: // STATE 2161 - tables.pml:46 - [path[from] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2161] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1710: // STATE 2162 - tables.pml:47 - [(((path[from]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2162] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1711: // STATE 2163 - tables.pml:47 - [path[from] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2163] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1712: // STATE 2164 - tables.pml:48 - [(((path[from]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2164] = 1;
		if (!(((now.path[ Index(((int)now.from), 2) ]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1713: // STATE 2165 - tables.pml:48 - [path[from] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2165] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.from), 2) ];
		now.path[ Index(now.from, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[from]", now.path[ Index(((int)now.from), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1714: // STATE 2174 - failover.pml:136 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2174] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1715: // STATE 2175 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2175] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1716: // STATE 2176 - failover.pml:74 - [((forward[from]&&nfull(data[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2176] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.data[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1717: // STATE 2177 - failover.pml:74 - [data[from]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2177] = 1;
		if (q_full(now.data[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.from), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1718: // STATE 2178 - failover.pml:75 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2178] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1719: // STATE 2179 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2179] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1720: // STATE 2180 - failover.pml:76 - [((!(forward[from])||(len(data[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2180] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.data[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1721: // STATE 2188 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2188] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1722: // STATE 2189 - failover.pml:74 - [((forward[from]&&nfull(data[from])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2189] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(!q_full(now.data[ Index(((int)now.from), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1723: // STATE 2190 - failover.pml:74 - [data[from]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2190] = 1;
		if (q_full(now.data[ Index(((int)now.from), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)now.from), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)now.from), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1724: // STATE 2191 - failover.pml:75 - [((forward[from]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2191] = 1;
		if (!((((int)now.forward[ Index(((int)now.from), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1725: // STATE 2192 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2192] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1726: // STATE 2193 - failover.pml:76 - [((!(forward[from])||(len(data[from])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2193] = 1;
		if (!(( !(((int)now.forward[ Index(((int)now.from), 2) ]))||(q_len(now.data[ Index(((int)now.from), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1727: // STATE 2202 - failover.pml:138 - [from = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2202] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = 7;
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1728: // STATE 2204 - failover.pml:248 - [(((failover==1)&&((path[by]==5)||(path[by]==4))))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2204] = 1;
		if (!(((now.failover==1)&&((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)||(now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1729: // STATE 2205 - tables.pml:8 - [(((failover==4)&&(1==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2205] = 1;
		if (!(((now.failover==4)&&(1==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1730: // STATE 2206 - tables.pml:8 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2206] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1731: // STATE 2207 - tables.pml:9 - [(((failover==4)&&(1==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2207] = 1;
		if (!(((now.failover==4)&&(1==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1732: // STATE 2208 - tables.pml:9 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2208] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1733: // STATE 2209 - tables.pml:10 - [(((failover==4)&&(1==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2209] = 1;
		if (!(((now.failover==4)&&(1==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1734: // STATE 2210 - tables.pml:10 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2210] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1735: // STATE 2211 - tables.pml:11 - [(((failover==4)&&(1==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2211] = 1;
		if (!(((now.failover==4)&&(1==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1736: // STATE 2212 - tables.pml:11 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2212] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1737: // STATE 2213 - tables.pml:12 - [(((failover==3)&&(1==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2213] = 1;
		if (!(((now.failover==3)&&(1==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1738: // STATE 2214 - tables.pml:12 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2214] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1739: // STATE 2215 - tables.pml:13 - [(((failover==3)&&(1==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2215] = 1;
		if (!(((now.failover==3)&&(1==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1740: // STATE 2216 - tables.pml:13 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2216] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1741: // STATE 2217 - tables.pml:14 - [(((failover==3)&&(1==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2217] = 1;
		if (!(((now.failover==3)&&(1==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1742: // STATE 2218 - tables.pml:14 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2218] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1743: // STATE 2219 - tables.pml:15 - [(((failover==3)&&(1==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2219] = 1;
		if (!(((now.failover==3)&&(1==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1744: // STATE 2220 - tables.pml:15 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2220] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1745: // STATE 2221 - tables.pml:16 - [(((failover==3)&&(1==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2221] = 1;
		if (!(((now.failover==3)&&(1==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1746: // STATE 2222 - tables.pml:16 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2222] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1747: // STATE 2223 - tables.pml:17 - [(((failover==2)&&(1==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2223] = 1;
		if (!(((now.failover==2)&&(1==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1748: // STATE 2224 - tables.pml:17 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2224] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1749: // STATE 2225 - tables.pml:18 - [(((failover==2)&&(1==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2225] = 1;
		if (!(((now.failover==2)&&(1==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1750: // STATE 2226 - tables.pml:18 - [failover = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2226] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 3;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1751: // STATE 2227 - tables.pml:19 - [(((failover==2)&&(1==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2227] = 1;
		if (!(((now.failover==2)&&(1==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1752: // STATE 2228 - tables.pml:19 - [failover = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2228] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 2;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1753: // STATE 2229 - tables.pml:20 - [(((failover==2)&&(1==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2229] = 1;
		if (!(((now.failover==2)&&(1==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1754: // STATE 2230 - tables.pml:20 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2230] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1755: // STATE 2231 - tables.pml:21 - [(((failover==2)&&(1==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2231] = 1;
		if (!(((now.failover==2)&&(1==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1756: // STATE 2232 - tables.pml:21 - [failover = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2232] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 1;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1757: // STATE 2233 - tables.pml:22 - [(((failover==1)&&(1==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2233] = 1;
		if (!(((now.failover==1)&&(1==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1758: // STATE 2234 - tables.pml:22 - [failover = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2234] = 1;
		(trpt+1)->bup.oval = now.failover;
		now.failover = 4;
#ifdef VAR_RANGES
		logval("failover", now.failover);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1759: // STATE 2239 - failover.pml:112 - [(((holder!=7)&&(holder!=by)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2239] = 1;
		if (!(((((int)now.holder)!=7)&&(((int)now.holder)!=((int)((P0 *)_this)->by)))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1760: // STATE 2240 - tables.pml:33 - [(((path[holder]==6)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2240] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1761: // STATE 2241 - tables.pml:33 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2241] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1762: // STATE 2242 - tables.pml:34 - [(((path[holder]==6)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2242] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==6)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1763: // STATE 2243 - tables.pml:34 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2243] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1764: // STATE 2244 - tables.pml:35 - [(((path[holder]==5)&&(4==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2244] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1765: // STATE 2245 - tables.pml:35 - [path[holder] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2245] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1766: // STATE 2246 - tables.pml:36 - [(((path[holder]==5)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2246] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1767: // STATE 2247 - tables.pml:36 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2247] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1768: // STATE 2248 - tables.pml:37 - [(((path[holder]==5)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2248] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1769: // STATE 2249 - tables.pml:37 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2249] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1770: // STATE 2250 - tables.pml:38 - [(((path[holder]==5)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2250] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==5)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1771: // STATE 2251 - tables.pml:38 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2251] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1772: // STATE 2252 - tables.pml:39 - [(((path[holder]==4)&&(4==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2252] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1773: // STATE 2253 - tables.pml:39 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2253] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1774: // STATE 2254 - tables.pml:40 - [(((path[holder]==4)&&(4==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2254] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1775: // STATE 2255 - tables.pml:40 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2255] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1776: // STATE 2256 - tables.pml:41 - [(((path[holder]==4)&&(4==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2256] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1777: // STATE 2257 - tables.pml:41 - [path[holder] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2257] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1778: // STATE 2258 - tables.pml:42 - [(((path[holder]==4)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2258] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==4)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1779: // STATE 2259 - tables.pml:42 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2259] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1780: // STATE 2260 - tables.pml:43 - [(((path[holder]==3)&&(4==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2260] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1781: // STATE 2261 - tables.pml:43 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2261] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1782: // STATE 2262 - tables.pml:44 - [(((path[holder]==3)&&(4==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2262] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1783: // STATE 2263 - tables.pml:44 - [path[holder] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2263] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1784: // STATE 2264 - tables.pml:45 - [(((path[holder]==3)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2264] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==3)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1785: // STATE 2265 - tables.pml:45 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2265] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1786: // STATE 2266 - tables.pml:46 - [(((path[holder]==2)&&(4==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2266] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1787: // STATE 2267 - tables.pml:46 - [path[holder] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2267] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1788: // STATE 2268 - tables.pml:47 - [(((path[holder]==2)&&(4==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2268] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==2)&&(4==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1789: // STATE 2269 - tables.pml:47 - [path[holder] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2269] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1790: // STATE 2270 - tables.pml:48 - [(((path[holder]==1)&&(4==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2270] = 1;
		if (!(((now.path[ Index(((int)now.holder), 2) ]==1)&&(4==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1791: // STATE 2271 - tables.pml:48 - [path[holder] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2271] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)now.holder), 2) ];
		now.path[ Index(now.holder, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[holder]", now.path[ Index(((int)now.holder), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1792: // STATE 2279 - failover.pml:113 - [holder = by] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2279] = 1;
		(trpt+1)->bup.oval = ((int)now.holder);
		now.holder = ((int)((P0 *)_this)->by);
#ifdef VAR_RANGES
		logval("holder", ((int)now.holder));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1793: // STATE 2280 - failover.pml:114 - [((by!=7))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2280] = 1;
		if (!((((int)((P0 *)_this)->by)!=7)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1794: // STATE 2281 - tables.pml:33 - [(((path[by]==6)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2281] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1795: // STATE 2282 - tables.pml:33 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2282] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1796: // STATE 2283 - tables.pml:34 - [(((path[by]==6)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2283] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==6)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1797: // STATE 2284 - tables.pml:34 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2284] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1798: // STATE 2285 - tables.pml:35 - [(((path[by]==5)&&(7==7)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2285] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(7==7))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1799: // STATE 2286 - tables.pml:35 - [path[by] = 4] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2286] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 4;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1800: // STATE 2287 - tables.pml:36 - [(((path[by]==5)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2287] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1801: // STATE 2288 - tables.pml:36 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2288] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1802: // STATE 2289 - tables.pml:37 - [(((path[by]==5)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2289] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1803: // STATE 2290 - tables.pml:37 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2290] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1804: // STATE 2291 - tables.pml:38 - [(((path[by]==5)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2291] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==5)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1805: // STATE 2292 - tables.pml:38 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2292] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1806: // STATE 2293 - tables.pml:39 - [(((path[by]==4)&&(7==4)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2293] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(7==4))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1807: // STATE 2294 - tables.pml:39 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2294] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1808: // STATE 2295 - tables.pml:40 - [(((path[by]==4)&&(7==6)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2295] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(7==6))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1809: // STATE 2296 - tables.pml:40 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2296] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1810: // STATE 2297 - tables.pml:41 - [(((path[by]==4)&&(7==5)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2297] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(7==5))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1811: // STATE 2298 - tables.pml:41 - [path[by] = 3] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2298] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 3;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1812: // STATE 2299 - tables.pml:42 - [(((path[by]==4)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2299] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==4)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1813: // STATE 2300 - tables.pml:42 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2300] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1814: // STATE 2301 - tables.pml:43 - [(((path[by]==3)&&(7==3)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2301] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(7==3))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1815: // STATE 2302 - tables.pml:43 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2302] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1816: // STATE 2303 - tables.pml:44 - [(((path[by]==3)&&(7==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2303] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(7==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1817: // STATE 2304 - tables.pml:44 - [path[by] = 2] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2304] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 2;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1818: // STATE 2305 - tables.pml:45 - [(((path[by]==3)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2305] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==3)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1819: // STATE 2306 - tables.pml:45 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2306] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1820: // STATE 2307 - tables.pml:46 - [(((path[by]==2)&&(7==9)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2307] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(7==9))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1821: // STATE 2308 - tables.pml:46 - [path[by] = 5] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2308] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 5;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1822: // STATE 2309 - tables.pml:47 - [(((path[by]==2)&&(7==8)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2309] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==2)&&(7==8))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1823: // STATE 2310 - tables.pml:47 - [path[by] = 1] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2310] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 1;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1824: // STATE 2311 - tables.pml:48 - [(((path[by]==1)&&(7==1)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2311] = 1;
		if (!(((now.path[ Index(((int)((P0 *)_this)->by), 2) ]==1)&&(7==1))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1825: // STATE 2312 - tables.pml:48 - [path[by] = 6] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2312] = 1;
		(trpt+1)->bup.oval = now.path[ Index(((int)((P0 *)_this)->by), 2) ];
		now.path[ Index(((P0 *)_this)->by, 2) ] = 6;
#ifdef VAR_RANGES
		logval("path[sender:by]", now.path[ Index(((int)((P0 *)_this)->by), 2) ]);
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1826: // STATE 2321 - failover.pml:131 - [from = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2321] = 1;
		(trpt+1)->bup.oval = ((int)now.from);
		now.from = 7;
#ifdef VAR_RANGES
		logval("from", ((int)now.from));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1827: // STATE 2322 - failover.pml:131 - [to = 7] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2322] = 1;
		(trpt+1)->bup.oval = ((int)now.to);
		now.to = 7;
#ifdef VAR_RANGES
		logval("to", ((int)now.to));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1828: // STATE 2323 - failover.pml:106 - [((una<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2323] = 1;
		if (!((((int)now.una)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1829: // STATE 2324 - failover.pml:74 - [((forward[by]&&nfull(data[by])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2324] = 1;
		if (!((((int)now.forward[ Index(((int)((P0 *)_this)->by), 2) ])&&(!q_full(now.data[ Index(((int)((P0 *)_this)->by), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1830: // STATE 2325 - failover.pml:74 - [data[by]!una,epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2325] = 1;
		if (q_full(now.data[ Index(((int)((P0 *)_this)->by), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)((P0 *)_this)->by), 2) ]);
		sprintf(simtmp, "%d", ((int)now.una)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)((P0 *)_this)->by), 2) ], 0, ((int)now.una), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1831: // STATE 2326 - failover.pml:75 - [((forward[by]&&(losses>0)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2326] = 1;
		if (!((((int)now.forward[ Index(((int)((P0 *)_this)->by), 2) ])&&(((int)now.losses)>0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1832: // STATE 2327 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2327] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1833: // STATE 2328 - failover.pml:76 - [((!(forward[by])||(len(data[by])==2)))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2328] = 1;
		if (!(( !(((int)now.forward[ Index(((int)((P0 *)_this)->by), 2) ]))||(q_len(now.data[ Index(((int)((P0 *)_this)->by), 2) ])==2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1834: // STATE 2336 - failover.pml:107 - [(((una+1)<nxt))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2336] = 1;
		if (!(((((int)now.una)+1)<((int)now.nxt))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1835: // STATE 2337 - failover.pml:74 - [((forward[by]&&nfull(data[by])))] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2337] = 1;
		if (!((((int)now.forward[ Index(((int)((P0 *)_this)->by), 2) ])&&(!q_full(now.data[ Index(((int)((P0 *)_this)->by), 2) ])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 1836: // STATE 2338 - failover.pml:74 - [data[by]!(una+1),epoch] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2338] = 1;
		if (q_full(now.data[ Index(((int)((P0 *)_this)->by), 2) ]))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.data[ Index(((int)((P0 *)_this)->by), 2) ]);
		sprintf(simtmp, "%d", (((int)now.una)+1)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)now.epoch)); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.data[ Index(((int)((P0 *)_this)->by), 2) ], 0, (((int)now.una)+1), ((int)now.epoch), 0, 2);
		_m = 2; goto P999; /* 0 */
	case 1837: // STATE 2339 - failover.pml:75 - [((forward[by]&&(losses>0)))] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2339] = 1;
		if (!((((int)now.forward[ Index(((int)((P0 *)_this)->by), 2) ])&&(((int)now.losses)>0))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: by */  (trpt+1)->bup.oval = ((P0 *)_this)->by;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P0 *)_this)->by = 0;
		_m = 3; goto P999; /* 0 */
	case 1838: // STATE 2340 - failover.pml:75 - [losses = (losses-1)] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2340] = 1;
		(trpt+1)->bup.oval = ((int)now.losses);
		now.losses = (((int)now.losses)-1);
#ifdef VAR_RANGES
		logval("losses", ((int)now.losses));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 1839: // STATE 2341 - failover.pml:76 - [((!(forward[by])||(len(data[by])==2)))] (0:0:1 - 0)
		IfNotBlocked
		reached[0][2341] = 1;
		if (!(( !(((int)now.forward[ Index(((int)((P0 *)_this)->by), 2) ]))||(q_len(now.data[ Index(((int)((P0 *)_this)->by), 2) ])==2))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: by */  (trpt+1)->bup.oval = ((P0 *)_this)->by;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P0 *)_this)->by = 0;
		_m = 3; goto P999; /* 0 */
	case 1840: // STATE 2356 - failover.pml:253 - [-end-] (0:0:0 - 0)
		IfNotBlocked
		reached[0][2356] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */
	case  _T5:	/* np_ */
		if (!((!(trpt->o_pm&4) && !(trpt->tau&128))))
			continue;
		/* else fall through */
	case  _T2:	/* true */
		_m = 3; goto P999;
#undef rand
	}

