// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import org.apache.camel.spi.CamelEvent;

/** Tells Camel's event notifiers how far the reading of a list has come. */
public final class ListProgressEvent implements CamelEvent {

    private final ListProgress progress;
    private long timestamp;

    /**
     * Creates the event.
     *
     * @param progress how far it has come
     */
    public ListProgressEvent(ListProgress progress) {
        this.progress = progress;
    }

    /**
     * How far it has come.
     *
     * @return the figures
     */
    public ListProgress getProgress() {
        return progress;
    }

    @Override
    public ListProgress getSource() {
        return progress;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public String toString() {
        return progress.toString();
    }
}
