/**
 * Whether the version that runs can live with the migrations of the next one, for the time in which both do and for going back.
 */
package com.papertrade.release;
