// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import io.github.camelpipedrive.sandbox.wire.ResourceRules;

/** Records of several resources, as one search finds them. */
final class Items implements ResourceRules {

    private static final int HIGHEST_LIMIT = 100;

    @Override
    public int highestLimit() {
        return HIGHEST_LIMIT;
    }
}
