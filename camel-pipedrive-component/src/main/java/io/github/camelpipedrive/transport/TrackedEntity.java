// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.io.OutputStream;

import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A request's body that knows whether it was written to its end. Belongs to one thread. */
final class TrackedEntity extends HttpEntityWrapper {

    private boolean written;
    private Runnable whenWritten = () -> {};

    TrackedEntity(HttpEntity entity) {
        super(entity);
    }

    /** Sets what is done each time that it was written to its end. */
    void whenWritten(Runnable then) {
        whenWritten = then;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        written = false;
        super.writeTo(out);
        // Here, so that what is left in a buffer does not count as written; the client has nothing left to flush.
        out.flush();
        written = true;
        whenWritten.run();
    }

    /** Whether all of it was given to the operating system, so that it may have arrived. */
    boolean isWritten() {
        return written;
    }
}
