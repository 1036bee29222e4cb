// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelpipedrive.auth.Authorization.Owner;
import io.github.camelpipedrive.auth.TokenStore.Stored;

/**
 * How a stored authorization is written: JSON, either readable or sealed. Sealed, everything but the account's name and
 * the version is encrypted, and both are bound to it, so that nobody who can write the store can swap two accounts, or
 * change one, unseen. (Putting back a whole older entry can't be seen.)
 */
final class AuthorizationFormat {

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TokenCipher cipher;

    /** Without a cipher authorizations are readable. */
    AuthorizationFormat(TokenCipher cipher) {
        this.cipher = cipher;
    }

    String write(Stored stored) {
        ObjectNode content = content(stored.authorization());
        ObjectNode document = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("account", stored.authorization().account())
                .put("version", stored.version());
        try {
            if (cipher == null) {
                document.set("authorization", content);
            } else {
                byte[] sealed = cipher.seal(
                        JSON.writeValueAsBytes(content),
                        boundTo(stored.authorization().account(), stored.version()));
                document.put("sealed", Base64.getEncoder().encodeToString(sealed));
            }
            // As bytes, in which half a surrogate pair is escaped: as it is, it is lost where the text is encoded.
            return new String(JSON.writeValueAsBytes(document), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An authorization can't be written as JSON", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it is damaged, of another format, for another account, or sealed with another key
     */
    Stored read(String text, String account) throws IOException {
        JsonNode document = tree(text);
        if (document.path("format").asInt() != FORMAT) {
            throw new IOException("it is damaged, or of a newer version than this one");
        }
        if (!document.path("account").asText().equals(account)) {
            throw new IOException("it belongs to another account");
        }
        long version = document.path("version").asLong();
        if (version <= 0) {
            throw new IOException("it is damaged: no version in it");
        }
        if (document.has("sealed")) {
            return new Stored(content(unseal(document, account, version), account), version);
        }
        if (cipher != null) {
            throw new IOException("it is not encrypted although a key is configured (tokenEncryptionKey)");
        }
        return new Stored(content(document.path("authorization"), account), version);
    }

    private JsonNode unseal(JsonNode document, String account, long version) throws IOException {
        if (cipher == null) {
            throw new IOException("it is encrypted and no key is configured (tokenEncryptionKey)");
        }
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(document.path("sealed").asText());
        } catch (IllegalArgumentException e) {
            throw new IOException("it is damaged", e);
        }
        return tree(new String(cipher.open(sealed, boundTo(account, version)), StandardCharsets.UTF_8));
    }

    private static String boundTo(String account, long version) {
        return version + " " + account;
    }

    private static JsonNode tree(String text) throws IOException {
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            // Jackson's message would quote the text, which may hold a token.
            throw new IOException("it is damaged: no JSON");
        }
        throw new IOException("it is damaged: no JSON object");
    }

    private static ObjectNode content(Authorization authorization) {
        OauthToken token = authorization.token();
        Owner owner = authorization.owner();
        ObjectNode content = JSON.createObjectNode();
        content.putObject("token")
                .put("access_token", token.accessToken())
                .put("refresh_token", token.refreshToken())
                .put("expires_at", token.expiresAt().toString())
                .put("scope", token.scope())
                .put("api_domain", token.apiDomain());
        content.putObject("owner")
                .put("company_id", owner.companyId())
                .put("company_name", owner.companyName())
                .put("company_domain", owner.companyDomain())
                .put("user_id", owner.userId())
                .put("user_name", owner.userName());
        return content.put("used_at", authorization.usedAt().toString())
                .put("ended_because", authorization.endedBecause());
    }

    private static Authorization content(JsonNode content, String account) throws IOException {
        JsonNode token = content.path("token");
        JsonNode owner = content.path("owner");
        if (!token.path("access_token").isTextual()
                || !token.path("refresh_token").isTextual()) {
            throw new IOException("it is damaged: no token in it");
        }
        try {
            return new Authorization(
                    account,
                    new OauthToken(
                            token.path("access_token").asText(),
                            token.path("refresh_token").asText(),
                            Instant.parse(token.path("expires_at").asText()),
                            token.path("scope").asText(),
                            token.path("api_domain").asText()),
                    new Owner(
                            owner.path("company_id").asLong(),
                            owner.path("company_name").asText(),
                            owner.path("company_domain").asText(),
                            owner.path("user_id").asLong(),
                            owner.path("user_name").asText()),
                    Instant.parse(content.path("used_at").asText()),
                    content.path("ended_because").asText());
        } catch (DateTimeException e) {
            // The cause would quote the text, which may be a token where the file was written by hand.
            throw new IOException("it is damaged: a time in it is none");
        }
    }
}
