package com.papertrade.ui.component;

import org.apache.coyote.BadRequestException;

/**
 * An answer that is given up in its middle, on purpose. Thrown to the server it closes the connection, so that the
 * browser does not take what it has for a whole file. It has to be one of Tomcat's own, of those that are no failure
 * in its log; and not the one for a browser that is gone, as Spring would end the answer properly then.
 */
public final class BrokenOff extends BadRequestException {

    public BrokenOff(Throwable why) {
        super("The answer was broken off: " + why);
    }
}
