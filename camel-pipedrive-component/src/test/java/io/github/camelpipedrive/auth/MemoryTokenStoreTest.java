// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

class MemoryTokenStoreTest extends TokenStoreContract {

    private final TokenStore store = new MemoryTokenStore();

    @Override
    TokenStore emptyStore() {
        return store;
    }

    @Override
    TokenStore sameStoreAgain() {
        return store;
    }
}
