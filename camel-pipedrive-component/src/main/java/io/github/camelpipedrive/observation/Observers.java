// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.util.Set;
import java.util.TreeSet;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the observers that a context has. */
public final class Observers {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private Observers() {}

    /**
     * The observer of a context: the one given, Camel's event notifiers, and Micrometer where the context has a meter
     * registry. None of them can fail a call.
     *
     * @param context the context
     * @param given a user's own, null for none
     * @return never null
     */
    public static CallObserver of(CamelContext context, CallObserver given) {
        CallObserver events = new GuardedObserver(new EventObserver(context));
        CallObserver users = given == null ? events : new GuardedObserver(given).and(events);
        // Micrometer is an option: its classes may not be there.
        return context.getClassResolver().resolveClass(METER_REGISTRY) == null ? users : Micrometer.add(context, users);
    }

    /** Loaded only when Micrometer is there. */
    private static final class Micrometer {

        /** The name that camel-micrometer looks for and binds. */
        private static final String CAMELS_NAME = "metricsRegistry";

        static CallObserver add(CamelContext context, CallObserver users) {
            MeterRegistry meters = find(context.getRegistry());
            return meters == null ? users : users.and(new GuardedObserver(new MicrometerObserver(meters)));
        }

        /** The only one or the primary one, else Camel's, else the one that others are part of. */
        private static MeterRegistry find(Registry registry) {
            MeterRegistry single = registry.findSingleByType(MeterRegistry.class);
            if (single != null) {
                return single;
            }
            MeterRegistry camels = registry.lookupByNameAndType(CAMELS_NAME, MeterRegistry.class);
            if (camels != null) {
                return camels;
            }
            Set<CompositeMeterRegistry> composites = registry.findByType(CompositeMeterRegistry.class);
            if (composites.size() == 1) {
                return composites.iterator().next();
            }
            Set<String> names = new TreeSet<>(
                    registry.findByTypeWithName(MeterRegistry.class).keySet());
            if (!names.isEmpty()) {
                LOG.warn(
                        "No calls are measured: there are several meter registries ({}). Bind a CompositeMeterRegistry of"
                                + " them, mark one as primary, or name one {}.",
                        String.join(", ", names),
                        CAMELS_NAME);
            }
            return null;
        }
    }
}
