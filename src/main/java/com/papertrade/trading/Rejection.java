package com.papertrade.trading;

/**
 * Why an order was not filled, for programs and for people.
 *
 * @param sentence with the amounts: "Insufficient funds: you have $739.67, this order needs $1,301.65
 *     (short by $561.98)."
 */
public record Rejection(RejectionReason reason, String sentence) {}
