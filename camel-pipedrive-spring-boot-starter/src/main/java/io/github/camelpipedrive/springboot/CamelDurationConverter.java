// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.time.Duration;
import java.util.Set;

import org.apache.camel.util.TimeUtils;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/** Reads the durations marked {@link CamelDuration} in Spring Boot's ways and in Camel's; other ones are none of its business. */
final class CamelDurationConverter implements ConditionalGenericConverter {

    CamelDurationConverter() {}

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.hasAnnotation(CamelDuration.class);
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Duration.class));
    }

    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = source.toString().strip();
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException notInSpringsWay) {
            return parseAsCamel(text);
        }
    }

    private static Duration parseAsCamel(String text) {
        try {
            return TimeUtils.toDuration(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("'" + text + "' is not a duration, such as 30s, 1m30s or PT30S", e);
        }
    }
}
