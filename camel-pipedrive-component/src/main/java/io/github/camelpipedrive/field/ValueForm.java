// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import io.github.camelpipedrive.operation.type.AnyJson;
import io.github.camelpipedrive.operation.type.DateValue;
import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.operation.type.ValueType;

/**
 * How people write the values of one field. The other side is the form of version 2, in which all shapes of records are
 * turned before and after. Null is not for it: it clears every field.
 */
interface ValueForm {

    /**
     * A value as people read it.
     *
     * @param wire the value in the form of version 2, not null
     * @return the value in a form that {@link #write} takes; null for one that says nothing
     */
    Object read(Object wire);

    /**
     * A value for the API.
     *
     * @param given what somebody wrote, not null
     * @param shape how it will be written; version 1 takes some values that version 2 refuses
     * @return the value in the form of version 2; null clears the field
     * @throws InvalidValueException when it is no value of the field
     */
    Object write(Object given, FieldShape shape) throws InvalidValueException;

    /** The form of a field's values, which its type decides. */
    static ValueForm of(FieldDefinition field) {
        return switch (field.type()) {
            case VARCHAR, VARCHAR_AUTO, TEXT, PHONE -> new Plain(Text.ANY);
            case DOUBLE -> new Plain(Decimal.ANY);
            case DATE -> new Plain(new DateValue());
            case MONETARY -> Parts.MONEY;
            case DATERANGE -> Parts.DATES;
            case TIME -> Parts.TIME;
            case TIMERANGE -> Parts.TIMES;
            case ADDRESS -> Parts.ADDRESS;
            case ENUM -> new Options(field.options());
            case SET -> new OptionList(new Options(field.options()));
            case USER -> RecordValue.USER;
            case ORG -> RecordValue.ORGANIZATION;
            case PEOPLE -> RecordValue.PERSON;
            default -> new Plain(AnyJson.INSTANCE);
        };
    }

    /**
     * Values that people read as the API writes them.
     *
     * @param type what is taken
     */
    record Plain(ValueType type) implements ValueForm {

        @Override
        public Object read(Object wire) {
            return wire;
        }

        @Override
        public Object write(Object given, FieldShape shape) throws InvalidValueException {
            return type.accept(given);
        }
    }
}
