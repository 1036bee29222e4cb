// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import io.github.camelpipedrive.paging.RecordStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/**
 * A message whose body is a stream. Camel copies the message with its exchange, for the branches of a multicast and others;
 * each copy gets a stream of its own, so that the stream can tell its reader from a second one.
 */
final class StreamMessage extends DefaultMessage {

    /**
     * An empty message.
     *
     * @param context Camel's context
     */
    StreamMessage(CamelContext context) {
        super(context);
    }

    @Override
    public DefaultMessage newInstance() {
        return new StreamMessage(getCamelContext());
    }

    @Override
    public void copyFromWithNewBody(Message that, Object newBody) {
        super.copyFromWithNewBody(that, newBody instanceof RecordStream stream ? stream.copy() : newBody);
    }
}
