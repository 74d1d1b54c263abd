/**
 * What PaperTrade runs on at AWS. One stack for each span of life: what an account has once, the network, the data, what a release
 * brings, the application, the way in, and what watches over them. {@code README.md} says how they come into being.
 */
package com.papertrade.aws;
