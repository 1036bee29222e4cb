// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.PipedriveConfiguration;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.ratelimit.RateLimitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/**
 * Resolves what options refer to: {@code #bean:name} and {@code #name} are beans of the application, {@code #class:…} and
 * {@code #type:…} are as everywhere in Camel.
 */
final class PipedriveComponentConverter implements ConditionalGenericConverter {

    /** The types of the component's options that no text can be converted to. */
    static final Set<Class<?>> TYPES = Set.of(
            CallObserver.class,
            DataSource.class,
            HttpClientConfigurer.class,
            ObjectMapper.class,
            PipedriveConfiguration.class,
            RateLimitStore.class,
            SSLContextParameters.class,
            TokenStore.class);

    private final BeanFactory beans;
    private final ObjectProvider<CamelContext> camel;

    PipedriveComponentConverter(BeanFactory beans, ObjectProvider<CamelContext> camel) {
        this.beans = beans;
        this.camel = camel;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return TYPES.stream()
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Only those of the component: some of the types are in the properties of others, too. */
    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.hasAnnotation(BeanReference.class);
    }

    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String reference = source.toString().strip();
        Class<?> type = targetType.getType();
        if (!reference.startsWith("#")) {
            throw new IllegalArgumentException("'" + reference + "' is not a " + type.getSimpleName()
                    + ". Refer to a bean by #bean:name, or to a class by #class:name.");
        }
        if (isCamels(reference)) {
            return resolve(reference, type);
        }
        return beans.getBean(reference.substring(reference.startsWith("#bean:") ? "#bean:".length() : 1), type);
    }

    private static boolean isCamels(String reference) {
        return Stream.of("#class:", "#type:").anyMatch(reference::startsWith);
    }

    private Object resolve(String reference, Class<?> type) {
        Object resolved;
        try {
            resolved = PropertyBindingSupport.resolveBean(camel.getObject(), reference);
        } catch (Exception e) {
            throw new IllegalArgumentException("There is no " + type.getSimpleName() + " by " + reference, e);
        }
        if (!type.isInstance(resolved)) {
            throw new IllegalArgumentException(reference + " is not a " + type.getSimpleName());
        }
        return resolved;
    }
}
