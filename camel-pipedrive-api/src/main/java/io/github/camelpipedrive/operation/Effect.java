// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

/**
 * What a call does to the CRM.
 *
 * @param writes whether it may change something; false for reads, and for what concerns the sign-in only
 * @param safeToRepeat whether a request may be sent again after one whose answer was lost
 * @param irreversible whether what it changes can't be brought back, neither through the API nor in the web application
 * @param touchesMany whether one call changes more than one record
 * @param deletedBy the parameter that names the record which is deleted; empty for what deletes no record
 */
public record Effect(
        boolean writes, boolean safeToRepeat, boolean irreversible, boolean touchesMany, String deletedBy) {

    static final Effect NONE = new Effect(false, true, false, false, "");

    static final Effect UNKNOWN_WRITE = new Effect(true, false, false, false, "");

    Effect repeatable() {
        return new Effect(writes, true, irreversible, touchesMany, deletedBy);
    }

    Effect forGood() {
        return new Effect(writes, safeToRepeat, true, touchesMany, deletedBy);
    }

    Effect onMany() {
        return new Effect(writes, safeToRepeat, irreversible, true, deletedBy);
    }

    Effect deleting(String parameter) {
        return new Effect(writes, safeToRepeat, irreversible, touchesMany, parameter);
    }
}
