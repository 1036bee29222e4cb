// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

/** The request is answered with an error. Carries the answer; has no stack trace, as it is not a fault of the sandbox. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refusal(Reply reply) {
        super(String.valueOf(reply.body().get("error")), null, false, false);
        this.reply = reply;
    }

    /**
     * What to answer.
     *
     * @return the answer; its status is 400 or more, except for the errors that come with 200
     */
    public Reply reply() {
        return reply;
    }
}
