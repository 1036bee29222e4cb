// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Says that a user of a company has uninstalled the app at Pipedrive. A token is bound to user, company and app, so it
 * ends all accounts that this user connected before.
 *
 * @param companyId the company's ID, from 1
 * @param userId the user's ID, from 1
 * @param at when it happened; {@link Instant#MAX} when unknown
 */
public record Uninstall(long companyId, long userId, Instant at) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,16}");
    private static final long FIRST_OF_MILLISECONDS = 100_000_000_000L;

    /** Checks that it is about somebody: of accounts that are nobody's, none may be taken for another's. */
    public Uninstall {
        Objects.requireNonNull(at, "at");
        if (companyId < 1 || userId < 1) {
            throw new IllegalArgumentException("Company and user have an ID from 1");
        }
    }

    /**
     * Whether an authorization has ended by it. One whose token was got or refreshed later has not: the user has connected
     * again, and a request that was late or retried tells of the time before.
     *
     * @param authorization an account's authorization
     * @return true when it is this user's and not newer
     */
    public boolean ends(Authorization authorization) {
        return isBy(authorization.owner()) && !isBefore(authorization);
    }

    /**
     * Whether an authorization belongs to who has uninstalled the app.
     *
     * @param owner whose authorization it is
     * @return true for the same user of the same company
     */
    public boolean isBy(Authorization.Owner owner) {
        return owner.companyId() == companyId && owner.userId() == userId;
    }

    /** Pipedrive may write no fractions of a second, so a token of the same second counts as older. */
    private boolean isBefore(Authorization authorization) {
        return at.isBefore(authorization.usedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Reads Pipedrive's {@code timestamp}. Its documentation calls it "date and time" and does not say how it is written
     * (2026-11), so everything is taken that leaves no doubt: seconds or milliseconds since 1970, and ISO 8601 with an
     * offset.
     *
     * @param text the timestamp, may be empty
     * @return the moment, or {@link Instant#MAX} when it can't be told
     */
    public static Instant moment(String text) {
        if (NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return number < FIRST_OF_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            // Without an offset it may be hours off, which would keep tokens that are revoked.
            return Instant.MAX;
        }
    }
}
