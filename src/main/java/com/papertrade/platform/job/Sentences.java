package com.papertrade.platform.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** How a job's data, a sentence, is written to the database: as text, so that any tool can read it. */
class Sentences implements Serializer {

    @Override
    public byte @Nullable [] serialize(@Nullable Object sentence) {
        return sentence == null ? null : sentence.toString().getBytes(UTF_8);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] written) {
        return written == null ? null : type.cast(new String(written, UTF_8));
    }
}
