package com.papertrade.ui.portfolio;

/** The ways to look at a portfolio. */
enum Tab {
    OVERVIEW,
    TODAY,
    ACTIVITY
}
