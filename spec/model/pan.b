	switch (t->back) {
	default: Uerror("bad return move");
	case  0: goto R999; /* nothing to undo */

		 /* CLAIM delivered */
;
		;
		;
		;
		
	case 5: // STATE 13
		;
		p_restor(II);
		;
		;
		goto R999;

		 /* PROC monitor */
;
		;
		;
		;
		
	case 8: // STATE 4
		;
		p_restor(II);
		;
		;
		goto R999;

		 /* PROC environment */
;
		;
		
	case 10: // STATE 2
		;
		now.faults = trpt->bup.oval;
		;
		goto R999;

	case 11: // STATE 3
		;
		now.forward[0] = trpt->bup.oval;
		;
		goto R999;

	case 12: // STATE 4
		;
		now.forward[1] = trpt->bup.oval;
		;
		goto R999;

	case 13: // STATE 5
		;
		now.backward[0] = trpt->bup.oval;
		;
		goto R999;

	case 14: // STATE 6
		;
		now.backward[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 16: // STATE 11
		;
		now.settled = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 18: // STATE 15
		;
		now.forward[0] = trpt->bup.oval;
		;
		goto R999;

	case 19: // STATE 16
		;
		now.backward[1] = trpt->bup.oval;
		;
		goto R999;

	case 20: // STATE 17
		;
		now.settled = trpt->bup.oval;
		;
		goto R999;

	case 21: // STATE 23
		;
		p_restor(II);
		;
		;
		goto R999;

		 /* PROC receiver */

	case 22: // STATE 1
		;
		XX = 1;
		unrecv(now.data[0], XX-1, 0, ((int)((P1 *)_this)->n), 1);
		unrecv(now.data[0], XX-1, 1, ((int)((P1 *)_this)->stamp), 0);
		((P1 *)_this)->n = trpt->bup.ovals[0];
		((P1 *)_this)->stamp = trpt->bup.ovals[1];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 23: // STATE 2
		;
		((P1 *)_this)->p = trpt->bup.oval;
		;
		goto R999;

	case 24: // STATE 5
		;
		XX = 1;
		unrecv(now.data[1], XX-1, 0, ((int)((P1 *)_this)->n), 1);
		unrecv(now.data[1], XX-1, 1, ((int)((P1 *)_this)->stamp), 0);
		((P1 *)_this)->n = trpt->bup.ovals[0];
		((P1 *)_this)->stamp = trpt->bup.ovals[1];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 25: // STATE 6
		;
		((P1 *)_this)->p = trpt->bup.oval;
		;
		goto R999;

	case 26: // STATE 9
		;
		XX = 1;
		unrecv(now.probes[0], XX-1, 0, ((int)((P1 *)_this)->stamp), 1);
		unrecv(now.probes[0], XX-1, 1, ((int)((P1 *)_this)->silent), 0);
		((P1 *)_this)->stamp = trpt->bup.ovals[0];
		((P1 *)_this)->silent = trpt->bup.ovals[1];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 27: // STATE 10
		;
		((P1 *)_this)->p = trpt->bup.oval;
		;
		goto R999;

	case 28: // STATE 13
		;
		XX = 1;
		unrecv(now.probes[1], XX-1, 0, ((int)((P1 *)_this)->stamp), 1);
		unrecv(now.probes[1], XX-1, 1, ((int)((P1 *)_this)->silent), 0);
		((P1 *)_this)->stamp = trpt->bup.ovals[0];
		((P1 *)_this)->silent = trpt->bup.ovals[1];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 29: // STATE 14
		;
		((P1 *)_this)->p = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 31: // STATE 21
		;
	/* 0 */	((P1 *)_this)->n = trpt->bup.oval;
		;
		;
		goto R999;

	case 32: // STATE 22
		;
		now.received = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 34: // STATE 27
		;
		_m = unsend(now.acks[ Index(((int)((P1 *)_this)->p), 2) ]);
		;
		goto R999;
;
		;
		
	case 36: // STATE 29
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 40: // STATE 37
		;
		_m = unsend(now.acks[ Index((1-((int)((P1 *)_this)->p)), 2) ]);
		;
		goto R999;

	case 41: // STATE 38
		;
	/* 0 */	((P1 *)_this)->p = trpt->bup.oval;
		;
		;
		goto R999;

	case 42: // STATE 39
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;

	case 43: // STATE 40
		;
	/* 0 */	((P1 *)_this)->p = trpt->bup.oval;
		;
		;
		goto R999;

	case 44: // STATE 50
		;
		now.deaf[ Index(((P1 *)_this)->p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 46: // STATE 52
		;
		_m = unsend(now.replies[ Index(((int)((P1 *)_this)->p), 2) ]);
		;
		goto R999;
;
		;
		
	case 48: // STATE 54
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 50: // STATE 60
		;
	/* 0 */	((P1 *)_this)->silent = trpt->bup.oval;
		;
		;
		goto R999;
;
		;
		
	case 52: // STATE 62
		;
		_m = unsend(now.replies[ Index((1-((int)((P1 *)_this)->p)), 2) ]);
		;
		goto R999;

	case 53: // STATE 63
		;
	/* 0 */	((P1 *)_this)->p = trpt->bup.oval;
		;
		;
		goto R999;

	case 54: // STATE 64
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;

	case 55: // STATE 65
		;
	/* 0 */	((P1 *)_this)->p = trpt->bup.oval;
		;
		;
		goto R999;

	case 56: // STATE 75
		;
		p_restor(II);
		;
		;
		goto R999;

		 /* PROC sender */

	case 57: // STATE 1
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;

	case 58: // STATE 2
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 60: // STATE 4
		;
		now.nxt = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 62: // STATE 6
		;
		_m = unsend(now.data[ Index(((int)now.holder), 2) ]);
		;
		goto R999;
;
		;
		
	case 64: // STATE 8
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 66: // STATE 15
		;
		XX = 1;
		unrecv(now.acks[0], XX-1, 0, ((int)((P0 *)_this)->cumulative), 1);
		unrecv(now.acks[0], XX-1, 1, ((int)((P0 *)_this)->by), 0);
		unrecv(now.acks[0], XX-1, 2, ((int)((P0 *)_this)->stamp), 0);
		((P0 *)_this)->cumulative = trpt->bup.ovals[0];
		((P0 *)_this)->by = trpt->bup.ovals[1];
		((P0 *)_this)->stamp = trpt->bup.ovals[2];
		;
		;
		ungrab_ints(trpt->bup.ovals, 3);
		goto R999;

	case 67: // STATE 16
		;
		now.heard[0] = trpt->bup.oval;
		;
		goto R999;

	case 68: // STATE 17
		;
		((P0 *)_this)->q = trpt->bup.oval;
		;
		goto R999;

	case 69: // STATE 20
		;
		XX = 1;
		unrecv(now.acks[1], XX-1, 0, ((int)((P0 *)_this)->cumulative), 1);
		unrecv(now.acks[1], XX-1, 1, ((int)((P0 *)_this)->by), 0);
		unrecv(now.acks[1], XX-1, 2, ((int)((P0 *)_this)->stamp), 0);
		((P0 *)_this)->cumulative = trpt->bup.ovals[0];
		((P0 *)_this)->by = trpt->bup.ovals[1];
		((P0 *)_this)->stamp = trpt->bup.ovals[2];
		;
		;
		ungrab_ints(trpt->bup.ovals, 3);
		goto R999;

	case 70: // STATE 21
		;
		now.heard[1] = trpt->bup.oval;
		;
		goto R999;

	case 71: // STATE 22
		;
		((P0 *)_this)->q = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 72: // STATE 25
		;
		XX = 1;
		unrecv(now.replies[0], XX-1, 0, ((int)((P0 *)_this)->by), 1);
		unrecv(now.replies[0], XX-1, 1, ((int)((P0 *)_this)->stamp), 0);
		((P0 *)_this)->by = trpt->bup.ovals[0];
		((P0 *)_this)->stamp = trpt->bup.ovals[1];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 73: // STATE 26
		;
		now.heard[0] = trpt->bup.oval;
		;
		goto R999;

	case 74: // STATE 29
		;
		XX = 1;
		unrecv(now.replies[1], XX-1, 0, ((int)((P0 *)_this)->by), 1);
		unrecv(now.replies[1], XX-1, 1, ((int)((P0 *)_this)->stamp), 0);
		((P0 *)_this)->by = trpt->bup.ovals[0];
		((P0 *)_this)->stamp = trpt->bup.ovals[1];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 75: // STATE 30
		;
		now.heard[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 77: // STATE 34
		;
		now.premature = trpt->bup.oval;
		;
		goto R999;

	case 78: // STATE 35
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 79: // STATE 36
		;
		now.epoch = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 81: // STATE 38
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 83: // STATE 40
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 85: // STATE 42
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 87: // STATE 44
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 89: // STATE 46
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 91: // STATE 48
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 93: // STATE 50
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 95: // STATE 52
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 97: // STATE 54
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 99: // STATE 56
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 101: // STATE 58
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 103: // STATE 60
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 105: // STATE 62
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 107: // STATE 64
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 109: // STATE 66
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 111: // STATE 68
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 112: // STATE 73
		;
		now.since[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 113: // STATE 74
		;
		now.unanswered[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 114: // STATE 75
		;
		now.heard[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 117: // STATE 78
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 119: // STATE 80
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 121: // STATE 82
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 123: // STATE 84
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 125: // STATE 86
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 127: // STATE 88
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 129: // STATE 90
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 131: // STATE 92
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 133: // STATE 94
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 135: // STATE 96
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 137: // STATE 98
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 139: // STATE 100
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 141: // STATE 102
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 143: // STATE 104
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 145: // STATE 106
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;

	case 146: // STATE 111
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 149: // STATE 114
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 151: // STATE 116
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 155: // STATE 127
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 157: // STATE 129
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 160: // STATE 140
		;
		_m = unsend(now.data[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 162: // STATE 142
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 165: // STATE 150
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 167: // STATE 152
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 169: // STATE 154
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 171: // STATE 156
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 173: // STATE 158
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 175: // STATE 160
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 177: // STATE 162
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 179: // STATE 164
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 181: // STATE 166
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 183: // STATE 168
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 185: // STATE 170
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 187: // STATE 172
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 189: // STATE 174
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 191: // STATE 176
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 193: // STATE 178
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 195: // STATE 184
		;
		_m = unsend(now.data[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 197: // STATE 186
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 200: // STATE 195
		;
		_m = unsend(now.probes[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 202: // STATE 197
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 205: // STATE 206
		;
		((P0 *)_this)->_9_7_3_p = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 209: // STATE 210
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 211: // STATE 212
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 213: // STATE 214
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 215: // STATE 216
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 217: // STATE 218
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 219: // STATE 220
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 221: // STATE 222
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 223: // STATE 224
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 225: // STATE 226
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 227: // STATE 228
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 229: // STATE 230
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 231: // STATE 232
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 233: // STATE 234
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 235: // STATE 236
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 237: // STATE 238
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 239: // STATE 240
		;
		now.path[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 242: // STATE 250
		;
		now.unanswered[ Index(((P0 *)_this)->_9_7_3_p, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 244: // STATE 255
		;
		_m = unsend(now.probes[ Index(((int)((P0 *)_this)->_9_7_3_p), 2) ]);
		;
		goto R999;
;
		;
		
	case 246: // STATE 257
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 248: // STATE 266
		;
		((P0 *)_this)->_9_7_3_p = trpt->bup.oval;
		;
		goto R999;

	case 249: // STATE 272
		;
		((P0 *)_this)->_9_7_3_p = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 251: // STATE 274
		;
		now.from = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 254: // STATE 277
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 256: // STATE 279
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 258: // STATE 281
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 260: // STATE 283
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 262: // STATE 285
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 264: // STATE 287
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 266: // STATE 289
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 268: // STATE 291
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 270: // STATE 293
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 272: // STATE 295
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 274: // STATE 297
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 276: // STATE 299
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 278: // STATE 301
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 280: // STATE 303
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 282: // STATE 305
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 285: // STATE 312
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 287: // STATE 314
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 289: // STATE 316
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 291: // STATE 318
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 293: // STATE 320
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 295: // STATE 322
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 297: // STATE 324
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 299: // STATE 326
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 301: // STATE 328
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 303: // STATE 330
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 305: // STATE 332
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 307: // STATE 334
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 309: // STATE 336
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 311: // STATE 338
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 313: // STATE 340
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 315: // STATE 342
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 316: // STATE 350
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 319: // STATE 353
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 321: // STATE 355
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 323: // STATE 357
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 325: // STATE 359
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 327: // STATE 361
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 329: // STATE 363
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 331: // STATE 365
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 333: // STATE 367
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 335: // STATE 369
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 337: // STATE 371
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 339: // STATE 373
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 341: // STATE 375
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 343: // STATE 377
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 345: // STATE 379
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 347: // STATE 381
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 349: // STATE 383
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 350: // STATE 392
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 351: // STATE 393
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 354: // STATE 396
		;
		_m = unsend(now.data[ Index((1-((int)now.from)), 2) ]);
		;
		goto R999;
;
		;
		
	case 356: // STATE 398
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 360: // STATE 409
		;
		_m = unsend(now.data[ Index((1-((int)now.from)), 2) ]);
		;
		goto R999;
;
		;
		
	case 362: // STATE 411
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 365: // STATE 424
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 367: // STATE 426
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 369: // STATE 428
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 371: // STATE 430
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 373: // STATE 432
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 375: // STATE 434
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 377: // STATE 436
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 379: // STATE 438
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 381: // STATE 440
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 383: // STATE 442
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 385: // STATE 444
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 387: // STATE 446
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 389: // STATE 448
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 391: // STATE 450
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 393: // STATE 452
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 396: // STATE 459
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 398: // STATE 461
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 400: // STATE 463
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 402: // STATE 465
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 404: // STATE 467
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 406: // STATE 469
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 408: // STATE 471
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 410: // STATE 473
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 412: // STATE 475
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 414: // STATE 477
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 416: // STATE 479
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 418: // STATE 481
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 420: // STATE 483
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 422: // STATE 485
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 424: // STATE 487
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 426: // STATE 489
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 427: // STATE 497
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 430: // STATE 500
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 432: // STATE 502
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 434: // STATE 504
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 436: // STATE 506
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 438: // STATE 508
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 440: // STATE 510
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 442: // STATE 512
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 444: // STATE 514
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 446: // STATE 516
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 448: // STATE 518
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 450: // STATE 520
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 452: // STATE 522
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 454: // STATE 524
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 456: // STATE 526
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 458: // STATE 528
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 460: // STATE 530
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 462: // STATE 542
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 463: // STATE 543
		;
		now.epoch = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 465: // STATE 545
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 467: // STATE 547
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 469: // STATE 549
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 471: // STATE 551
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 473: // STATE 553
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 475: // STATE 555
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 477: // STATE 557
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 479: // STATE 559
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 481: // STATE 561
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 483: // STATE 563
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 485: // STATE 565
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 487: // STATE 567
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 489: // STATE 569
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 491: // STATE 571
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 493: // STATE 573
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 495: // STATE 575
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 496: // STATE 580
		;
		now.since[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 497: // STATE 581
		;
		now.unanswered[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 498: // STATE 582
		;
		now.heard[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 501: // STATE 585
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 503: // STATE 587
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 505: // STATE 589
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 507: // STATE 591
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 509: // STATE 593
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 511: // STATE 595
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 513: // STATE 597
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 515: // STATE 599
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 517: // STATE 601
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 519: // STATE 603
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 521: // STATE 605
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 523: // STATE 607
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 525: // STATE 609
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 527: // STATE 611
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 529: // STATE 613
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;

	case 530: // STATE 618
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 533: // STATE 621
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 535: // STATE 623
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 539: // STATE 634
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 541: // STATE 636
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 544: // STATE 647
		;
		_m = unsend(now.data[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 546: // STATE 649
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 549: // STATE 657
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 551: // STATE 659
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 553: // STATE 661
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 555: // STATE 663
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 557: // STATE 665
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 559: // STATE 667
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 561: // STATE 669
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 563: // STATE 671
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 565: // STATE 673
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 567: // STATE 675
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 569: // STATE 677
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 571: // STATE 679
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 573: // STATE 681
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 575: // STATE 683
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 577: // STATE 685
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 579: // STATE 691
		;
		_m = unsend(now.data[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 581: // STATE 693
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 584: // STATE 702
		;
		_m = unsend(now.probes[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 586: // STATE 704
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		;
		;
		
	case 591: // STATE 714
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 593: // STATE 716
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 595: // STATE 718
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 597: // STATE 720
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 599: // STATE 722
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 601: // STATE 724
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 603: // STATE 726
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 605: // STATE 728
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 607: // STATE 730
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 609: // STATE 732
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 611: // STATE 734
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 613: // STATE 736
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 615: // STATE 738
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 617: // STATE 740
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 619: // STATE 742
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 622: // STATE 749
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 624: // STATE 751
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 626: // STATE 753
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 628: // STATE 755
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 630: // STATE 757
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 632: // STATE 759
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 634: // STATE 761
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 636: // STATE 763
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 638: // STATE 765
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 640: // STATE 767
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 642: // STATE 769
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 644: // STATE 771
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 646: // STATE 773
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 648: // STATE 775
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 650: // STATE 777
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 652: // STATE 779
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 653: // STATE 787
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 656: // STATE 790
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 658: // STATE 792
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 660: // STATE 794
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 662: // STATE 796
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 664: // STATE 798
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 666: // STATE 800
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 668: // STATE 802
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 670: // STATE 804
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 672: // STATE 806
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 674: // STATE 808
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 676: // STATE 810
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 678: // STATE 812
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 680: // STATE 814
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 682: // STATE 816
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 684: // STATE 818
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 686: // STATE 820
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 687: // STATE 829
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 688: // STATE 830
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 691: // STATE 833
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 693: // STATE 835
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 697: // STATE 846
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 699: // STATE 848
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 703: // STATE 862
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 705: // STATE 864
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 707: // STATE 866
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 709: // STATE 868
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 711: // STATE 870
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 713: // STATE 872
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 715: // STATE 874
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 717: // STATE 876
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 719: // STATE 878
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 721: // STATE 880
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 723: // STATE 882
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 725: // STATE 884
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 727: // STATE 886
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 729: // STATE 888
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 731: // STATE 890
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 733: // STATE 892
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 734: // STATE 897
		;
		now.since[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 735: // STATE 898
		;
		now.unanswered[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 736: // STATE 899
		;
		now.heard[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 738: // STATE 904
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 740: // STATE 906
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 742: // STATE 908
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 744: // STATE 910
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 746: // STATE 912
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 748: // STATE 914
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 750: // STATE 916
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 752: // STATE 918
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 754: // STATE 920
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 756: // STATE 922
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 758: // STATE 924
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 760: // STATE 926
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 762: // STATE 928
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 764: // STATE 930
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 766: // STATE 932
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;

	case 767: // STATE 937
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 771: // STATE 943
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 773: // STATE 945
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 775: // STATE 947
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 777: // STATE 949
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 779: // STATE 951
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 781: // STATE 953
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 783: // STATE 955
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 785: // STATE 957
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 787: // STATE 959
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 789: // STATE 961
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 791: // STATE 963
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 793: // STATE 965
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 795: // STATE 967
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 797: // STATE 969
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 799: // STATE 971
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 802: // STATE 978
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 804: // STATE 980
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 806: // STATE 982
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 808: // STATE 984
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 810: // STATE 986
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 812: // STATE 988
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 814: // STATE 990
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 816: // STATE 992
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 818: // STATE 994
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 820: // STATE 996
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 822: // STATE 998
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 824: // STATE 1000
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 826: // STATE 1002
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 828: // STATE 1004
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 830: // STATE 1006
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 832: // STATE 1008
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 833: // STATE 1016
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 836: // STATE 1019
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 838: // STATE 1021
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 840: // STATE 1023
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 842: // STATE 1025
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 844: // STATE 1027
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 846: // STATE 1029
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 848: // STATE 1031
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 850: // STATE 1033
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 852: // STATE 1035
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 854: // STATE 1037
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 856: // STATE 1039
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 858: // STATE 1041
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 860: // STATE 1043
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 862: // STATE 1045
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 864: // STATE 1047
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 866: // STATE 1049
		;
		now.path[ Index((1-now.from), 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 867: // STATE 1058
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 868: // STATE 1059
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 871: // STATE 1062
		;
		_m = unsend(now.data[ Index((1-((int)now.from)), 2) ]);
		;
		goto R999;
;
		;
		
	case 873: // STATE 1064
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 877: // STATE 1075
		;
		_m = unsend(now.data[ Index((1-((int)now.from)), 2) ]);
		;
		goto R999;
;
		;
		
	case 879: // STATE 1077
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 883: // STATE 1090
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 885: // STATE 1092
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 887: // STATE 1094
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 889: // STATE 1096
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 891: // STATE 1098
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 893: // STATE 1100
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 895: // STATE 1102
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 897: // STATE 1104
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 899: // STATE 1106
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 901: // STATE 1108
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 903: // STATE 1110
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 905: // STATE 1112
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 907: // STATE 1114
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 909: // STATE 1116
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 911: // STATE 1118
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 914: // STATE 1125
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 916: // STATE 1127
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 918: // STATE 1129
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 920: // STATE 1131
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 922: // STATE 1133
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 924: // STATE 1135
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 926: // STATE 1137
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 928: // STATE 1139
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 930: // STATE 1141
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 932: // STATE 1143
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 934: // STATE 1145
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 936: // STATE 1147
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 938: // STATE 1149
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 940: // STATE 1151
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 942: // STATE 1153
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 944: // STATE 1155
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 945: // STATE 1163
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 948: // STATE 1166
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 950: // STATE 1168
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 952: // STATE 1170
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 954: // STATE 1172
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 956: // STATE 1174
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 958: // STATE 1176
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 960: // STATE 1178
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 962: // STATE 1180
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 964: // STATE 1182
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 966: // STATE 1184
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 968: // STATE 1186
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 970: // STATE 1188
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 972: // STATE 1190
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 974: // STATE 1192
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 976: // STATE 1194
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 978: // STATE 1196
		;
		now.path[ Index(7, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 981: // STATE 1207
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 983: // STATE 1209
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 985: // STATE 1211
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 987: // STATE 1213
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 989: // STATE 1215
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 991: // STATE 1217
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 993: // STATE 1219
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 995: // STATE 1221
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 997: // STATE 1223
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 999: // STATE 1225
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1001: // STATE 1227
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1003: // STATE 1229
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1005: // STATE 1231
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1007: // STATE 1233
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1009: // STATE 1235
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;

	case 1010: // STATE 1240
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1013: // STATE 1243
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 1015: // STATE 1245
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 1019: // STATE 1256
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 1021: // STATE 1258
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1024: // STATE 1270
		;
		_m = unsend(now.data[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 1026: // STATE 1272
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		;
		;
		
	case 1031: // STATE 1283
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1033: // STATE 1285
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1035: // STATE 1287
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1037: // STATE 1289
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1039: // STATE 1291
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1041: // STATE 1293
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1043: // STATE 1295
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1045: // STATE 1297
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1047: // STATE 1299
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1049: // STATE 1301
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1051: // STATE 1303
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1053: // STATE 1305
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1055: // STATE 1307
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1057: // STATE 1309
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1059: // STATE 1311
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1062: // STATE 1318
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1064: // STATE 1320
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1066: // STATE 1322
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1068: // STATE 1324
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1070: // STATE 1326
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1072: // STATE 1328
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1074: // STATE 1330
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1076: // STATE 1332
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1078: // STATE 1334
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1080: // STATE 1336
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1082: // STATE 1338
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1084: // STATE 1340
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1086: // STATE 1342
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1088: // STATE 1344
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1090: // STATE 1346
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1092: // STATE 1348
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1093: // STATE 1356
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1096: // STATE 1359
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1098: // STATE 1361
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1100: // STATE 1363
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1102: // STATE 1365
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1104: // STATE 1367
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1106: // STATE 1369
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1108: // STATE 1371
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1110: // STATE 1373
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1112: // STATE 1375
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1114: // STATE 1377
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1116: // STATE 1379
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1118: // STATE 1381
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1120: // STATE 1383
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1122: // STATE 1385
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1124: // STATE 1387
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1126: // STATE 1389
		;
		now.path[0] = trpt->bup.oval;
		;
		goto R999;

	case 1127: // STATE 1398
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 1128: // STATE 1399
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1131: // STATE 1402
		;
		_m = unsend(now.data[0]);
		;
		goto R999;
;
		;
		
	case 1133: // STATE 1404
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 1137: // STATE 1415
		;
		_m = unsend(now.data[0]);
		;
		goto R999;
;
		;
		
	case 1139: // STATE 1417
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 1143: // STATE 1430
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1145: // STATE 1432
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1147: // STATE 1434
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1149: // STATE 1436
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1151: // STATE 1438
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1153: // STATE 1440
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1155: // STATE 1442
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1157: // STATE 1444
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1159: // STATE 1446
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1161: // STATE 1448
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1163: // STATE 1450
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1165: // STATE 1452
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1167: // STATE 1454
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1169: // STATE 1456
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1171: // STATE 1458
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1174: // STATE 1465
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1176: // STATE 1467
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1178: // STATE 1469
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1180: // STATE 1471
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1182: // STATE 1473
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1184: // STATE 1475
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1186: // STATE 1477
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1188: // STATE 1479
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1190: // STATE 1481
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1192: // STATE 1483
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1194: // STATE 1485
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1196: // STATE 1487
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1198: // STATE 1489
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1200: // STATE 1491
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1202: // STATE 1493
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1204: // STATE 1495
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1205: // STATE 1503
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1208: // STATE 1506
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1210: // STATE 1508
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1212: // STATE 1510
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1214: // STATE 1512
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1216: // STATE 1514
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1218: // STATE 1516
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1220: // STATE 1518
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1222: // STATE 1520
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1224: // STATE 1522
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1226: // STATE 1524
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1228: // STATE 1526
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1230: // STATE 1528
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1232: // STATE 1530
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1234: // STATE 1532
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1236: // STATE 1534
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1238: // STATE 1536
		;
		now.path[1] = trpt->bup.oval;
		;
		goto R999;

	case 1239: // STATE 1545
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 1240: // STATE 1546
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1243: // STATE 1549
		;
		_m = unsend(now.data[1]);
		;
		goto R999;
;
		;
		
	case 1245: // STATE 1551
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 1249: // STATE 1562
		;
		_m = unsend(now.data[1]);
		;
		goto R999;
;
		;
		
	case 1251: // STATE 1564
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 1255: // STATE 1588
		;
		now.una = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1257: // STATE 1593
		;
		now.unanswered[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1260: // STATE 1596
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1262: // STATE 1598
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1264: // STATE 1600
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1266: // STATE 1602
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1268: // STATE 1604
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1270: // STATE 1606
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1272: // STATE 1608
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1274: // STATE 1610
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1276: // STATE 1612
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1278: // STATE 1614
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1280: // STATE 1616
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1282: // STATE 1618
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1284: // STATE 1620
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1286: // STATE 1622
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1288: // STATE 1624
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1290: // STATE 1626
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1293: // STATE 1633
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1295: // STATE 1635
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1297: // STATE 1637
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1299: // STATE 1639
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1301: // STATE 1641
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1303: // STATE 1643
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1305: // STATE 1645
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1307: // STATE 1647
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1309: // STATE 1649
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1311: // STATE 1651
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1313: // STATE 1653
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1315: // STATE 1655
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1317: // STATE 1657
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1319: // STATE 1659
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1321: // STATE 1661
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1323: // STATE 1663
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1324: // STATE 1675
		;
	/* 0 */	((P0 *)_this)->by = trpt->bup.oval;
		;
		;
		goto R999;
;
		;
		
	case 1326: // STATE 1677
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1328: // STATE 1679
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1330: // STATE 1681
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1332: // STATE 1683
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1334: // STATE 1685
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1336: // STATE 1687
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1338: // STATE 1689
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1340: // STATE 1691
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1342: // STATE 1693
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1344: // STATE 1695
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1346: // STATE 1697
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1348: // STATE 1699
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1350: // STATE 1701
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1352: // STATE 1703
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1354: // STATE 1705
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1357: // STATE 1712
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1359: // STATE 1714
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1361: // STATE 1716
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1363: // STATE 1718
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1365: // STATE 1720
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1367: // STATE 1722
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1369: // STATE 1724
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1371: // STATE 1726
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1373: // STATE 1728
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1375: // STATE 1730
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1377: // STATE 1732
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1379: // STATE 1734
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1381: // STATE 1736
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1383: // STATE 1738
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1385: // STATE 1740
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1387: // STATE 1742
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1388: // STATE 1750
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1391: // STATE 1753
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1393: // STATE 1755
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1395: // STATE 1757
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1397: // STATE 1759
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1399: // STATE 1761
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1401: // STATE 1763
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1403: // STATE 1765
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1405: // STATE 1767
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1407: // STATE 1769
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1409: // STATE 1771
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1411: // STATE 1773
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1413: // STATE 1775
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1415: // STATE 1777
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1417: // STATE 1779
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1419: // STATE 1781
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1421: // STATE 1783
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1422: // STATE 1792
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1425: // STATE 1795
		;
		_m = unsend(now.data[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 1427: // STATE 1797
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 1431: // STATE 1808
		;
		_m = unsend(now.data[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 1433: // STATE 1810
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1435: // STATE 1820
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 1436: // STATE 1822
		;
	/* 1 */	((P0 *)_this)->stamp = trpt->bup.ovals[1];
	/* 0 */	((P0 *)_this)->by = trpt->bup.ovals[0];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;
;
		;
		
	case 1438: // STATE 1824
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1440: // STATE 1826
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1442: // STATE 1828
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1444: // STATE 1830
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1446: // STATE 1832
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1448: // STATE 1834
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1450: // STATE 1836
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1452: // STATE 1838
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1454: // STATE 1840
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1456: // STATE 1842
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1458: // STATE 1844
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1460: // STATE 1846
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1462: // STATE 1848
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1464: // STATE 1850
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1466: // STATE 1852
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1469: // STATE 1859
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1471: // STATE 1861
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1473: // STATE 1863
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1475: // STATE 1865
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1477: // STATE 1867
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1479: // STATE 1869
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1481: // STATE 1871
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1483: // STATE 1873
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1485: // STATE 1875
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1487: // STATE 1877
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1489: // STATE 1879
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1491: // STATE 1881
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1493: // STATE 1883
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1495: // STATE 1885
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1497: // STATE 1887
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1499: // STATE 1889
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1500: // STATE 1897
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1503: // STATE 1900
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1505: // STATE 1902
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1507: // STATE 1904
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1509: // STATE 1906
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1511: // STATE 1908
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1513: // STATE 1910
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1515: // STATE 1912
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1517: // STATE 1914
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1519: // STATE 1916
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1521: // STATE 1918
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1523: // STATE 1920
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1525: // STATE 1922
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1527: // STATE 1924
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1529: // STATE 1926
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1531: // STATE 1928
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1533: // STATE 1930
		;
		now.path[ Index(now.to, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1534: // STATE 1939
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 1535: // STATE 1940
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1538: // STATE 1943
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 1540: // STATE 1945
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 1544: // STATE 1956
		;
		_m = unsend(now.data[ Index(((int)now.to), 2) ]);
		;
		goto R999;
;
		;
		
	case 1546: // STATE 1958
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1548: // STATE 1974
		;
	/* 0 */	((P0 *)_this)->stamp = trpt->bup.oval;
		;
		;
		goto R999;

	case 1549: // STATE 1975
		;
		now.unanswered[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1552: // STATE 1978
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1554: // STATE 1980
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1556: // STATE 1982
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1558: // STATE 1984
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1560: // STATE 1986
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1562: // STATE 1988
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1564: // STATE 1990
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1566: // STATE 1992
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1568: // STATE 1994
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1570: // STATE 1996
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1572: // STATE 1998
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1574: // STATE 2000
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1576: // STATE 2002
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1578: // STATE 2004
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1580: // STATE 2006
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1582: // STATE 2008
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1585: // STATE 2015
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1587: // STATE 2017
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1589: // STATE 2019
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1591: // STATE 2021
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1593: // STATE 2023
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1595: // STATE 2025
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1597: // STATE 2027
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1599: // STATE 2029
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1601: // STATE 2031
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1603: // STATE 2033
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1605: // STATE 2035
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1607: // STATE 2037
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1609: // STATE 2039
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1611: // STATE 2041
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1613: // STATE 2043
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1615: // STATE 2045
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1616: // STATE 2057
		;
	/* 0 */	((P0 *)_this)->by = trpt->bup.oval;
		;
		;
		goto R999;
;
		;
		
	case 1618: // STATE 2059
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1620: // STATE 2061
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1622: // STATE 2063
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1624: // STATE 2065
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1626: // STATE 2067
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1628: // STATE 2069
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1630: // STATE 2071
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1632: // STATE 2073
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1634: // STATE 2075
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1636: // STATE 2077
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1638: // STATE 2079
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1640: // STATE 2081
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1642: // STATE 2083
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1644: // STATE 2085
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1646: // STATE 2087
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1649: // STATE 2094
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1651: // STATE 2096
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1653: // STATE 2098
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1655: // STATE 2100
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1657: // STATE 2102
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1659: // STATE 2104
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1661: // STATE 2106
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1663: // STATE 2108
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1665: // STATE 2110
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1667: // STATE 2112
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1669: // STATE 2114
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1671: // STATE 2116
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1673: // STATE 2118
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1675: // STATE 2120
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1677: // STATE 2122
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1679: // STATE 2124
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1680: // STATE 2132
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1683: // STATE 2135
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1685: // STATE 2137
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1687: // STATE 2139
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1689: // STATE 2141
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1691: // STATE 2143
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1693: // STATE 2145
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1695: // STATE 2147
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1697: // STATE 2149
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1699: // STATE 2151
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1701: // STATE 2153
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1703: // STATE 2155
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1705: // STATE 2157
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1707: // STATE 2159
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1709: // STATE 2161
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1711: // STATE 2163
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1713: // STATE 2165
		;
		now.path[ Index(now.from, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1714: // STATE 2174
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1717: // STATE 2177
		;
		_m = unsend(now.data[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 1719: // STATE 2179
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 1723: // STATE 2190
		;
		_m = unsend(now.data[ Index(((int)now.from), 2) ]);
		;
		goto R999;
;
		;
		
	case 1725: // STATE 2192
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1727: // STATE 2202
		;
		now.from = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1730: // STATE 2206
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1732: // STATE 2208
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1734: // STATE 2210
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1736: // STATE 2212
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1738: // STATE 2214
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1740: // STATE 2216
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1742: // STATE 2218
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1744: // STATE 2220
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1746: // STATE 2222
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1748: // STATE 2224
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1750: // STATE 2226
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1752: // STATE 2228
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1754: // STATE 2230
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1756: // STATE 2232
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1758: // STATE 2234
		;
		now.failover = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1761: // STATE 2241
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1763: // STATE 2243
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1765: // STATE 2245
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1767: // STATE 2247
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1769: // STATE 2249
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1771: // STATE 2251
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1773: // STATE 2253
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1775: // STATE 2255
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1777: // STATE 2257
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1779: // STATE 2259
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1781: // STATE 2261
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1783: // STATE 2263
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1785: // STATE 2265
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1787: // STATE 2267
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1789: // STATE 2269
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1791: // STATE 2271
		;
		now.path[ Index(now.holder, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1792: // STATE 2279
		;
		now.holder = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1795: // STATE 2282
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1797: // STATE 2284
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1799: // STATE 2286
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1801: // STATE 2288
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1803: // STATE 2290
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1805: // STATE 2292
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1807: // STATE 2294
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1809: // STATE 2296
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1811: // STATE 2298
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1813: // STATE 2300
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1815: // STATE 2302
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1817: // STATE 2304
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1819: // STATE 2306
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1821: // STATE 2308
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1823: // STATE 2310
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 1825: // STATE 2312
		;
		now.path[ Index(((P0 *)_this)->by, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 1826: // STATE 2321
		;
		now.from = trpt->bup.oval;
		;
		goto R999;

	case 1827: // STATE 2322
		;
		now.to = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		
	case 1830: // STATE 2325
		;
		_m = unsend(now.data[ Index(((int)((P0 *)_this)->by), 2) ]);
		;
		goto R999;
;
		;
		
	case 1832: // STATE 2327
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;
;
		;
		;
		;
		;
		;
		
	case 1836: // STATE 2338
		;
		_m = unsend(now.data[ Index(((int)((P0 *)_this)->by), 2) ]);
		;
		goto R999;

	case 1837: // STATE 2339
		;
	/* 0 */	((P0 *)_this)->by = trpt->bup.oval;
		;
		;
		goto R999;

	case 1838: // STATE 2340
		;
		now.losses = trpt->bup.oval;
		;
		goto R999;

	case 1839: // STATE 2341
		;
	/* 0 */	((P0 *)_this)->by = trpt->bup.oval;
		;
		;
		goto R999;

	case 1840: // STATE 2356
		;
		p_restor(II);
		;
		;
		goto R999;
	}

