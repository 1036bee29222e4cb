// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Finds the endpoint URIs of routes, as they are written. */
final class RouteUris {

    private static final String SCHEME = "pipedrive";

    /** Keys of the YAML DSL whose text is a URI. */
    private static final Set<String> URI_KEYS = Set.of(
            "uri",
            "from",
            "to",
            "toD",
            "to-d",
            "wireTap",
            "wire-tap",
            "poll",
            "interceptFrom",
            "interceptSendToEndpoint",
            "deadLetterUri");

    /** Steps of the YAML DSL whose expression is a URI. */
    private static final Set<String> URI_EXPRESSIONS = Set.of("enrich", "pollEnrich", "poll-enrich");

    /** Attributes of the XML DSL that are a URI. */
    private static final Set<String> URI_ATTRIBUTES = Set.of("uri", "deadLetterUri", "afterUri");

    /** Methods of route builders whose text is a URI. */
    private static final Set<String> URI_METHODS = Set.of(
            "from",
            "fromF",
            "to",
            "toF",
            "toD",
            "enrich",
            "pollEnrich",
            "poll",
            "wireTap",
            "interceptFrom",
            "interceptSendToEndpoint",
            "afterUri",
            "deadLetterChannel",
            "deadLetterUri");

    private RouteUris() {}

    /**
     * The URIs of a file with YAML routes.
     *
     * @param text the file's text
     * @return the URIs that name this component, in their order
     * @throws RuntimeException when it isn't YAML
     */
    static List<String> ofYaml(String text) {
        List<String> found = new ArrayList<>();
        LoadSettings settings = LoadSettings.builder().build();
        for (Object document : new Load(settings).loadAllFromString(text)) {
            collect(document, found);
        }
        return found;
    }

    private static void collect(Object node, List<String> found) {
        if (node instanceof Collection<?> nodes) {
            nodes.forEach(each -> collect(each, found));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value instanceof String text && key instanceof String name && URI_KEYS.contains(name)) {
                    uri(text, map.get("parameters")).ifPresent(found::add);
                } else if (key instanceof String name && URI_EXPRESSIONS.contains(name)) {
                    expression(value).filter(RouteUris::isOurs).ifPresent(found::add);
                    collect(value, found);
                } else {
                    collect(value, found);
                }
            });
        }
    }

    /** The path of a URI may also be given by parameters of its names. */
    private static Optional<String> uri(String uri, Object parameters) {
        if (isOurs(uri)) {
            return Optional.of(uri);
        }
        if (uri.equals(SCHEME)
                && parameters instanceof Map<?, ?> names
                && names.get("resource") != null
                && names.get("operation") != null) {
            return Optional.of(SCHEME + ":" + names.get("resource") + "/" + names.get("operation"));
        }
        return Optional.empty();
    }

    private static Optional<String> expression(Object step) {
        if (!(step instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        for (String language : List.of("constant", "simple")) {
            Object value = map.get(language);
            Object text = value instanceof Map<?, ?> nested ? nested.get("expression") : value;
            if (text instanceof String uri) {
                return Optional.of(uri);
            }
        }
        return expression(map.get("expression"));
    }

    private static boolean isOurs(String uri) {
        return uri.startsWith(SCHEME + ":");
    }

    /**
     * The URIs of a file with XML routes.
     *
     * @param file the file
     * @return the URIs that name this component, in their order
     * @throws XMLStreamException when it isn't XML
     */
    static List<String> ofXml(InputStream file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<String> found = new ArrayList<>();
        XMLStreamReader reader = factory.createXMLStreamReader(file);
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        if (URI_ATTRIBUTES.contains(reader.getAttributeLocalName(i))
                                && isOurs(reader.getAttributeValue(i))) {
                            found.add(reader.getAttributeValue(i));
                        }
                    }
                }
            }
        } finally {
            reader.close();
        }
        return found;
    }

    /**
     * The URIs that a class with routes gives to Camel's methods. What is put together of several texts is there as far as it
     * does not change: the text before the first value, and a placeholder.
     *
     * @param bytes the class file
     * @return the texts, in their order
     */
    static List<String> ofClass(byte[] bytes) {
        List<String> found = new ArrayList<>();
        MethodVisitor methods = new MethodVisitor(Opcodes.ASM9) {

            /** Those of which the next call decides whether they are URIs. */
            private final List<String> texts = new ArrayList<>();

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (URI_METHODS.contains(name)) {
                    found.addAll(texts);
                }
                texts.clear();
            }

            @Override
            public void visitLdcInsn(Object value) {
                add(value);
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                // String concatenation: javac gives the fixed parts as one text.
                for (Object argument : arguments) {
                    add(argument);
                }
            }

            private void add(Object value) {
                if (value instanceof String text && isOurs(text)) {
                    texts.add(text.replace("\u0001", "${}").replace("\u0002", "${}"));
                }
            }
        };
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return methods;
                            }
                        },
                        ClassReader.SKIP_DEBUG);
        return found;
    }
}
