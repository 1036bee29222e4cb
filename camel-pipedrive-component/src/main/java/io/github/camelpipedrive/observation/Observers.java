// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;

/** Finds the observers that a context has. */
public final class Observers {

    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private Observers() {}

    /**
     * The observer of a context: the one given, Camel's event notifiers, and Micrometer where the context has a meter
     * registry.
     *
     * @param context the context
     * @param given a user's own, null for none
     * @return never null
     */
    public static CallObserver of(CamelContext context, CallObserver given) {
        CallObserver events = new EventObserver(context);
        CallObserver users = given == null ? events : given.and(events);
        // Micrometer is an option: its classes may not be there.
        return context.getClassResolver().resolveClass(METER_REGISTRY) == null ? users : Micrometer.add(context, users);
    }

    /** Loaded only when Micrometer is there. */
    private static final class Micrometer {

        static CallObserver add(CamelContext context, CallObserver users) {
            MeterRegistry meters = context.getRegistry().findSingleByType(MeterRegistry.class);
            return meters == null ? users : users.and(new MicrometerObserver(meters));
        }
    }
}
