// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * A request that can be ended from outside, by any thread: its connection is closed at once, without reading what is still
 * to come. Has no effect once the connection went back to the pool.
 */
final class AbortableRequest extends BasicClassicHttpRequest implements CancellableDependency {

    private static final long serialVersionUID = 1L;

    private transient volatile Cancellable running;
    private volatile boolean cancelled;

    AbortableRequest(String method, HttpHost host, String target) {
        super(method, host, target);
    }

    @Override
    public void setDependency(Cancellable dependency) {
        running = dependency;
        if (cancelled) {
            dependency.cancel();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public boolean cancel() {
        cancelled = true;
        Cancellable dependency = running;
        return dependency != null && dependency.cancel();
    }
}
