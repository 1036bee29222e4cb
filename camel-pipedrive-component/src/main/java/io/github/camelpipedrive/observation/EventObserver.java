// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the event notifiers of a context how far the reading of lists has come.
 *
 * @param context the context
 */
record EventObserver(CamelContext context) implements CallObserver {

    private static final Logger LOG = LoggerFactory.getLogger(EventObserver.class);

    @Override
    public void progressed(ListProgress progress) {
        try {
            context.getManagementStrategy().notify(new ListProgressEvent(progress));
        } catch (Exception e) {
            // A notifier's trouble is no reason to end the list.
            LOG.warn("An event notifier failed on {}: {}", progress, e.toString());
            LOG.debug("An event notifier failed", e);
        }
    }
}
