/** Releases, roll-backs and deaths of several instances behind one balancer, while people trade: ./papertrade rehearse. */
package com.papertrade.rehearsal;
