package com.papertrade.load;

import java.util.ArrayList;
import java.util.List;

/** A frame of the channel by which screens are pushed: messages, each after its length. */
public final class PushedFrame {

    private PushedFrame() {}

    /** Those for the screen; what keeps the channel open is none. */
    public static List<String> messagesIn(String frame) {
        var messages = new ArrayList<String>();
        for (int bar = frame.indexOf('|'), from = 0; bar > 0; bar = frame.indexOf('|', from)) {
            int end = bar + 1 + Integer.parseInt(frame.substring(from, bar).strip());
            var message = frame.substring(bar + 1, end);
            if (message.startsWith("{")) {
                messages.add(message);
            }
            from = end;
        }
        return messages;
    }
}
