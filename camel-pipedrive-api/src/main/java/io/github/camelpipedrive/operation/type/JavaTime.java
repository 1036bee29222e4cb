// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Date;

/** The older types for dates and times, as those of {@code java.time} that mean the same. */
final class JavaTime {

    private JavaTime() {}

    /**
     * A value in a type of {@code java.time}.
     *
     * @param value any value
     * @return a {@link LocalDate} for {@code java.sql.Date}, a {@link LocalTime} for {@code java.sql.Time}, an
     *     {@link Instant} for any other {@link Date} and a {@link Calendar}, everything else as it is
     */
    static Object of(Object value) {
        if (value instanceof Calendar calendar) {
            return calendar.toInstant();
        }
        if (!(value instanceof Date date)) {
            return value;
        }
        // By name, so that java.sql need not be there. What they are written as is defined: yyyy-mm-dd and hh:mm:ss.
        if (isA("java.sql.Date", date)) {
            return LocalDate.parse(date.toString());
        }
        if (isA("java.sql.Time", date)) {
            return LocalTime.parse(date.toString());
        }
        return Instant.ofEpochMilli(date.getTime());
    }

    private static boolean isA(String name, Date date) {
        for (Class<?> type = date.getClass(); type != Date.class; type = type.getSuperclass()) {
            if (type.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
