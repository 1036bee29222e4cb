// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

/**
 * A custom field with what is worked out once for all of its values.
 *
 * @param definition the field
 * @param label the name under which it is read
 * @param values how people write its values
 */
record CustomField(FieldDefinition definition, String label, ValueForm values) {

    static CustomField of(FieldDefinition definition, String label) {
        return new CustomField(definition, label, ValueForm.of(definition));
    }

    String key() {
        return definition.key();
    }

    FieldType type() {
        return definition.type();
    }

    /** A value in the form of version 2 as people read it; null when the field is not set. */
    Object read(Object wire) {
        boolean isNothing = wire == null
                || wire instanceof CharSequence text && text.toString().isBlank() && !takesBlankText();
        return isNothing ? null : values.read(wire);
    }

    /** Whether a text without a visible character is a value; for other types it means that there is none. */
    boolean takesBlankText() {
        return values instanceof ValueForm.Plain && type() != FieldType.DOUBLE && type() != FieldType.DATE;
    }
}
