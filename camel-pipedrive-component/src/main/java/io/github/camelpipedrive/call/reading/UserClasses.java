// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.RecordFields;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.operation.type.ValueType;

/**
 * How records are read into classes of the user's: a property {@code orgId} takes the field {@code org_id}, as it gives it
 * in a body; a property {@code org_id} and a name in an annotation are taken as they are. Safe for use by several threads.
 */
public final class UserClasses {

    private static final int MOST_NAMED = 12;

    private final OperationCatalogue catalogue;
    private final ApiSpelling spelling;
    private final Map<ObjectMapper, ObjectMapper> mappers = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Creates an instance.
     *
     * @param catalogue the operations whose records are read
     */
    public UserClasses(OperationCatalogue catalogue) {
        this.catalogue = catalogue;
        this.spelling = new ApiSpelling(catalogue);
    }

    /**
     * A reader of one class, which is checked: none of its properties is a field of the records, or it can't be read at
     * all, is an error here rather than an empty object later.
     *
     * @param operation whose answers are read
     * @param type the class
     * @param mapper reads it; one that has a naming strategy is used as it is
     * @return the reader, to be used for all records
     * @throws IllegalArgumentException when the class does not fit
     */
    public ObjectReader reader(Operation operation, Class<?> type, ObjectMapper mapper) {
        ObjectMapper reading = inBothSpellings(mapper);
        JavaType javaType = reading.constructType(type);
        try {
            check(operation, reading, javaType);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    operation.id() + ": outputClass: " + type.getName() + " can't be read: " + e.getOriginalMessage(),
                    e);
        }
        return reading.readerFor(javaType);
    }

    private ObjectMapper inBothSpellings(ObjectMapper mapper) {
        if (mapper.getPropertyNamingStrategy() != null) {
            return mapper;
        }
        try {
            // The same mapper may serve the user elsewhere, so it stays as it is.
            return mappers.computeIfAbsent(mapper, each -> each.copy().setPropertyNamingStrategy(spelling));
        } catch (IllegalStateException e) {
            // A subclass that can't be copied; its author has decided about everything that it does.
            return mapper;
        }
    }

    private void check(Operation operation, ObjectMapper mapper, JavaType type) throws JsonMappingException {
        Set<String> fields = RecordFields.of(operation, catalogue);
        DefaultDeserializationContext context = ((DefaultDeserializationContext) mapper.getDeserializationContext())
                .createDummyInstance(mapper.getDeserializationConfig());
        JsonDeserializer<Object> deserializer = context.findRootValueDeserializer(type);
        if (fields.isEmpty() || !(deserializer instanceof BeanDeserializerBase bean) || takesMore(mapper, type, bean)) {
            return;
        }
        List<String> names = names(bean, mapper.getDeserializationConfig().getAnnotationIntrospector());
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    operation.id() + ": outputClass: " + type.getRawClass().getName()
                            + " has no properties that Jackson can set; make it a record, or give it setters or public fields");
        }
        if (names.stream().noneMatch(name -> fields.contains(name) || CustomFields.isFlatKey(name))) {
            throw new IllegalArgumentException(operation.id() + ": outputClass: none of the properties of "
                    + type.getRawClass().getName() + " (" + listed(names) + ") is a field of the result, which has "
                    + listed(fields) + "." + Spelling.suggestion(names.get(0), fields)
                    + " Name them as the API does, in its spelling or in camel case, or by @JsonProperty");
        }
    }

    /** Whether it takes more than its properties: any field, the fields of an inner object, or the record as a whole. */
    private static boolean takesMore(ObjectMapper mapper, JavaType type, BeanDeserializerBase bean) {
        BeanDescription description = mapper.getDeserializationConfig().introspect(type);
        AnnotationIntrospector annotations = mapper.getDeserializationConfig().getAnnotationIntrospector();
        ValueInstantiator creator = bean.getValueInstantiator();
        return description.findAnySetterAccessor() != null
                || creator.canCreateUsingDelegate()
                || creator.canCreateUsingArrayDelegate()
                || description.findProperties().stream().anyMatch(property -> isUnwrapped(property, annotations));
    }

    private static boolean isUnwrapped(BeanPropertyDefinition property, AnnotationIntrospector annotations) {
        AnnotatedMember member = property.getPrimaryMember();
        return member != null && annotations.findUnwrappingNameTransformer(member) != null;
    }

    private static List<String> names(BeanDeserializerBase bean, AnnotationIntrospector annotations) {
        List<String> names = new ArrayList<>();
        bean.properties().forEachRemaining(property -> {
            names.add(property.getName());
            names.addAll(aliases(property, annotations));
        });
        return names;
    }

    private static List<String> aliases(SettableBeanProperty property, AnnotationIntrospector annotations) {
        List<PropertyName> aliases =
                property.getMember() == null ? null : annotations.findPropertyAliases(property.getMember());
        return aliases == null
                ? List.of()
                : aliases.stream().map(PropertyName::getSimpleName).toList();
    }

    private static String listed(Iterable<String> names) {
        List<String> all = new ArrayList<>();
        names.forEach(all::add);
        return all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (all.size() > MOST_NAMED ? ", …" : "");
    }

    /** The API's spelling of the names of properties: {@code orgId} is {@code org_id}; other names stay. */
    private static final class ApiSpelling extends PropertyNamingStrategies.NamingBase {
        private static final long serialVersionUID = 1L;

        private final transient OperationCatalogue catalogue;

        /**
         * Names whose spelling can't be derived, such as {@code admin_area_level_1}. Made with the first class that is
         * read, as it takes the rows of all resources.
         */
        private volatile Map<String, String> irregular;

        ApiSpelling(OperationCatalogue catalogue) {
            this.catalogue = catalogue;
        }

        private Map<String, String> irregular() {
            Map<String, String> known = irregular;
            if (known == null) {
                known = new HashMap<>();
                for (Operation operation : catalogue.operations()) {
                    for (Parameter parameter : operation.parameters()) {
                        learn(parameter.name(), parameter.type(), known);
                    }
                }
                irregular = known;
            }
            return known;
        }

        private static void learn(String name, ValueType type, Map<String, String> irregular) {
            String camel = Spelling.camelCase(name);
            if (!derived(camel).equals(name)) {
                irregular.put(camel, name);
            }
            type.keys().forEach(key -> learn(key.name(), key.type(), irregular));
        }

        @Override
        public String translate(String property) {
            String known = irregular().get(property);
            return known == null ? derived(property) : known;
        }

        private static String derived(String property) {
            boolean camel = property.indexOf('_') < 0 && property.chars().anyMatch(Character::isUpperCase);
            return camel ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(property) : property;
        }
    }
}
