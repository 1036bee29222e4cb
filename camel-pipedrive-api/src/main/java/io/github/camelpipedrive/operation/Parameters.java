// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.resource.Resource;

/** The parameters of an operation, in their order and by their names. Immutable. */
final class Parameters {

    static final Parameters NONE = new Parameters(List.of());

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

    private final List<Parameter> all;

    /** Made when it is first asked for: most rows never are. */
    private volatile Map<String, Parameter> byGivenName;

    private Parameters(List<Parameter> all) {
        this.all = List.copyOf(all);
    }

    /**
     * A parameter for each placeholder of a path.
     *
     * @param resource what <code>{id}</code> is the ID of; others are integer IDs
     * @param path the path
     */
    static Parameters ofPath(Resource resource, String path) {
        List<Parameter> placeholders = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(path);
        while (matcher.find()) {
            placeholders.add(placeholder(resource, matcher.group(1)));
        }
        return new Parameters(placeholders);
    }

    private static Parameter placeholder(Resource resource, String name) {
        return name.equals("id")
                ? new Parameter(
                        name, Location.PATH, new RecordId(resource), true, "The " + resource.singular() + "'s ID.")
                : new Parameter(name, Location.PATH, IntegerValue.ID, true, "The ID in the path.");
    }

    /**
     * These and others behind them.
     *
     * @param location where the others go in the request
     * @param added the others
     */
    Parameters plus(Location location, Parameter... added) {
        List<Parameter> more = new ArrayList<>(all);
        for (Parameter parameter : added) {
            more.add(parameter.in(location));
        }
        return new Parameters(more);
    }

    /**
     * These with another one in the place of the one of its name.
     *
     * @param other the other one
     * @return empty when there is none of its name
     */
    Optional<Parameters> with(Parameter other) {
        List<Parameter> changed = new ArrayList<>(all);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).name().equals(other.name())) {
                changed.set(i, other);
                return Optional.of(new Parameters(changed));
            }
        }
        return Optional.empty();
    }

    /** These, in which references may be where IDs go. */
    Parameters orReferences() {
        return new Parameters(all.stream().map(Parameter::orReference).toList());
    }

    List<Parameter> all() {
        return all;
    }

    /**
     * The first name that two of them have.
     *
     * @return empty when each has a name of its own
     */
    Optional<String> repeatedName() {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : all) {
            if (!names.add(parameter.name())) {
                return Optional.of(parameter.name());
            }
        }
        return Optional.empty();
    }

    /** The names of those that don't go into the body. */
    Set<String> namesOutsideBody() {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : all) {
            if (!parameter.inBody()) {
                names.add(parameter.name());
            }
        }
        return Set.copyOf(names);
    }

    /**
     * The parameter of a name.
     *
     * @param name in the API's spelling or Camel's
     */
    Optional<Parameter> named(String name) {
        Map<String, Parameter> index = byGivenName;
        if (index == null) {
            index = indexByGivenName();
            byGivenName = index;
        }
        return Optional.ofNullable(index.get(name));
    }

    private Map<String, Parameter> indexByGivenName() {
        Map<String, Parameter> index = new HashMap<>();
        for (Parameter parameter : all) {
            index.put(parameter.name(), parameter);
        }
        for (Parameter parameter : all) {
            index.putIfAbsent(parameter.camelName(), parameter);
        }
        return index;
    }
}
