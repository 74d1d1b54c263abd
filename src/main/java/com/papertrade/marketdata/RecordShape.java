package com.papertrade.marketdata;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a record is made of, down to values that are no records. Two versions of PaperTrade that run side
 * by side during an upgrade share a cache; by the shape they tell whose values they can read, and nobody
 * has to remember to raise a number.
 */
record RecordShape(String text) {

    static RecordShape of(Class<? extends Record> type) {
        return new RecordShape(shapeOf(type));
    }

    /** Short enough for a name: eight hexadecimal digits. */
    String digest() {
        return HexFormat.of().toHexDigits(text.hashCode());
    }

    private static String shapeOf(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                shapeOf(generic.getRawType())
                        + enclosed(
                                "<", Stream.of(generic.getActualTypeArguments()).map(RecordShape::shapeOf), ">");
            case Class<?> record
            when record.isRecord() ->
                record.getSimpleName()
                        + enclosed("(", Stream.of(record.getRecordComponents()).map(RecordShape::shapeOf), ")");
            default -> type.getTypeName();
        };
    }

    private static String shapeOf(RecordComponent component) {
        return component.getName() + " " + shapeOf(component.getGenericType());
    }

    private static String enclosed(String open, Stream<String> parts, String close) {
        return parts.collect(Collectors.joining(", ", open, close));
    }
}
