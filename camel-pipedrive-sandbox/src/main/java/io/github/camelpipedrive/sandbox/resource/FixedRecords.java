// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** Records that no operation creates or changes; they come from the start-up data and from seeds. */
abstract class FixedRecords extends StatefulResource {

    private final Map<String, Object> defaults;

    FixedRecords(Account account, Resource resource, ApiVersion version, Shape shape, Map<String, Object> defaults) {
        super(account, resource, version, shape);
        this.defaults = defaults;
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>(defaults);
        values.putAll(body);
        body.keySet().stream()
                .filter(key -> !table().shape().has(key))
                .forEach(key -> problems.add(key, "A " + name() + " has no such key"));
        if (!(values.get("name") instanceof String)) {
            problems.add("name", "Required");
        }
        return values;
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        throw new UnsupportedOperationException("No operation changes a " + name());
    }
}
