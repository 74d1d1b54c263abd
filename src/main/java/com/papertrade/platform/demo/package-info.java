/**
 * The demo identity provider: a whole OpenID Connect provider in this process, so that signing in
 * takes the same path with it as with a real one. Outside production only.
 */
@NullMarked
package com.papertrade.platform.demo;

import org.jspecify.annotations.NullMarked;
