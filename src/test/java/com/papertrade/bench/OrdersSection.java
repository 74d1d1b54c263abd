package com.papertrade.bench;

/** A part of what is measured about orders, with a table of its own. */
@FunctionalInterface
interface OrdersSection {

    void measure(Report report) throws InterruptedException;
}
