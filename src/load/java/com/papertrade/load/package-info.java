/**
 * People at PaperTrade's screens, many at once, over HTTP and the protocol that its pages speak; and what that costs
 * the instance, which is started for it on this machine.
 */
package com.papertrade.load;
