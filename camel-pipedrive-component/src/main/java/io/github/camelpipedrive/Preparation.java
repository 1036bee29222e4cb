// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelpipedrive.Invocation.AllPages;
import io.github.camelpipedrive.Invocation.Composed;
import io.github.camelpipedrive.Invocation.Single;
import io.github.camelpipedrive.Invocation.Way;
import io.github.camelpipedrive.account.ConnectionSettings;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.call.binding.CredentialNames;
import io.github.camelpipedrive.call.binding.MessageBinder;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.call.reading.ResponseReader;
import io.github.camelpipedrive.call.repeating.Retries;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.naming.NameOptions;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.paging.Pages;
import io.github.camelpipedrive.paging.PagingMode;

/**
 * Checks the options and parameters of an endpoint that calls an operation, and makes ready what can be made ready
 * without a message.
 *
 * @param component the component
 * @param operation what is called
 * @param configuration the endpoint's own options
 * @param given which options are set at the endpoint, rather than at the component
 * @param parameters the parameters of the operation that are given as options, by name in either spelling
 */
record Preparation(
        PipedriveComponent component,
        Operation operation,
        PipedriveConfiguration configuration,
        GivenOptions given,
        Map<String, Object> parameters) {

    private static final int SHORTEST_SLIP = 5;

    /**
     * Prepares.
     *
     * @throws IllegalArgumentException when an option or a parameter does not fit
     */
    Invocation invocation() {
        checkOptions();
        checkNames();
        ObjectMapper mapper = configuration.getObjectMapper() != null
                ? configuration.getObjectMapper()
                : component.defaultObjectMapper();
        ConnectionSettings settings = component.settings(configuration);
        settings.identity().check(operation.id());
        AcceptedHeaders acceptedHeaders = AcceptedHeaders.of(
                operation,
                configuration.getAcceptHeaders(),
                isGiven("acceptHeaders") && !configuration.isAllowUnknown());
        return new Invocation(operation, settings, acceptedHeaders, binder(mapper), names(), way(mapper));
    }

    private Way way(ObjectMapper mapper) {
        boolean all = readsAllPages();
        if (operation.kind() == Kind.COMPOSED) {
            return new Composed();
        }
        Retries retries = configuration.retries(operation, component.catalogue(), isGiven("guardCreates"));
        ResponseReader form = ResponseReader.of(
                operation, configuration.getOutputType(), outputClass(mapper), configuration.getMaxResponseSize());
        return all ? new AllPages(pages(mapper, form), retries, form) : new Single(calls(form), retries, form);
    }

    private NameOptions names() {
        NameOptions names = configuration.names(operation);
        if (names.areFieldsNamed(operation)
                && operation.kind() == Kind.HTTP
                && configuration.getOutputType() == OutputType.RAW) {
            throw new IllegalArgumentException(
                    operation.id() + ": outputType=RAW gives an answer unchanged, and fieldNames changes it; use JSON,"
                            + " NODE or MAP");
        }
        return names;
    }

    private boolean areFieldsNamed() {
        return configuration.names(operation).areFieldsNamed(operation);
    }

    private boolean isGiven(String option) {
        return given.has(option);
    }

    private void checkOptions() {
        if (configuration.isReadOnly() && operation.effect().writes()) {
            throw new IllegalArgumentException(operation.id() + ": refused by readOnly, as it "
                    + (operation.kind() == Kind.HTTP ? "is a " + operation.method() : "writes"));
        }
        if (isGiven("account") && configuration.accountOrNone().isEmpty()) {
            throw new IllegalArgumentException(
                    operation.id() + ": account is blank: without it the call would be for another account");
        }
        for (String option : List.of("outputType", "outputClass")) {
            if (isGiven(option) && operation.kind() == Kind.COMPOSED) {
                throw new IllegalArgumentException(operation.id() + ": " + option
                        + " has no effect: the result is a Map, a List of them, or text");
            }
        }
        if (configuration.getMaxResponseSize() < 1) {
            throw new IllegalArgumentException(operation.id() + ": maxResponseSize must be a number from 1, got "
                    + configuration.getMaxResponseSize());
        }
        for (String option : List.of("path", "method", "cost")) {
            if (isGiven(option) && !operation.takesAnyQuery()) {
                throw new IllegalArgumentException(operation.id() + ": " + option + " is an option of api/call only");
            }
        }
    }

    private ObjectReader outputClass(ObjectMapper mapper) {
        Class<?> type = configuration.getOutputClass();
        return type == null || configuration.getOutputType() == OutputType.RAW
                ? null
                : component.userClasses().reader(operation, type, mapper);
    }

    /** A component's own paging is for its lists; other operations leave it aside. */
    private boolean readsAllPages() {
        PagingMode paging = configuration.getPaging();
        boolean isList = operation.kind() == Kind.HTTP && operation.result().isList();
        boolean all = paging != PagingMode.PAGE && isList;
        if (!all && isGiven("paging") && paging != PagingMode.PAGE) {
            throw new IllegalArgumentException(
                    operation.id() + ": paging=" + paging + " is for lists and searches; this gives one result");
        }
        for (String option : List.of("maxResults", "resumeFrom")) {
            if (!all && isGiven(option)) {
                throw new IllegalArgumentException(operation.id() + ": " + option + " has no effect without "
                        + (operation.result().isList() ? "paging=ALL or paging=STREAM" : "a list"));
            }
        }
        return all;
    }

    private CallFactory calls(ResponseReader form) {
        ResponseReader reader = areFieldsNamed()
                ? ResponseReader.of(operation, OutputType.MAP, null, configuration.getMaxResponseSize())
                : form;
        return new CallFactory(operation, configuration.claim(operation), reader);
    }

    private Pages pages(ObjectMapper mapper, ResponseReader form) {
        if (configuration.getOutputType() == OutputType.RAW) {
            throw new IllegalArgumentException(
                    operation.id() + ": outputType=RAW gives an answer unchanged, and paging="
                            + configuration.getPaging() + " joins several; use JSON, NODE or MAP, or paging=PAGE");
        }
        if (configuration.getMaxResults() < 0) {
            throw new IllegalArgumentException(
                    operation.id() + ": maxResults must be a number from 0, got " + configuration.getMaxResults());
        }
        boolean named = areFieldsNamed();
        ResponseReader pageReader = ResponseReader.ofPages(
                operation,
                named ? OutputType.MAP : configuration.getOutputType(),
                named ? null : outputClass(mapper),
                configuration.getMaxResponseSize());
        return new Pages(
                new CallFactory(operation, configuration.claim(operation), pageReader),
                form::whole,
                configuration.getMaxResults());
    }

    /** The operation for whoever writes names where the API wants IDs and keys. */
    private Operation asWritten() {
        Operation written = configuration.isReferences() ? operation.takingReferences() : operation;
        return areFieldsNamed() ? written.takingFieldNames() : written;
    }

    private MessageBinder binder(ObjectMapper mapper) {
        try {
            return MessageBinder.of(
                    asWritten(), component.recordShapes(), configuration.isAllowUnknown(), mapper, parameters);
        } catch (PipedriveValidationException e) {
            throw new IllegalArgumentException(operation.id() + ": " + e.getApiMessage(), e);
        }
    }

    /** An unknown name may be a parameter or an option with a slip: the nearest of both is suggested. */
    private void checkNames() {
        parameters.forEach((name, value) -> {
            if (String.valueOf(value).contains("${") || String.valueOf(value).contains("$simple{")) {
                throw new IllegalArgumentException(operation.id() + ": the value of " + name
                        + " is an expression. Expressions are evaluated by toD, not by to");
            }
            if (operation.parameter(name).isEmpty() && !operation.takesFlatCustomField(name)) {
                checkUnknown(name);
            }
        });
    }

    private void checkUnknown(String name) {
        if (component.hasOption(name)) {
            throw new IllegalArgumentException(
                    operation.id() + ": " + name + " is an option of the component: camel.component.pipedrive." + name);
        }
        if (CredentialNames.has(name)) {
            throw new IllegalArgumentException(operation.id() + ": " + CredentialNames.explain(name));
        }
        if (!Spelling.ofElsewhere(name, parameterNames()).isEmpty()) {
            // A name of version 1, such as sort: the check of the parameters knows better than the nearest option.
            return;
        }
        // A query may have any name; but one that is nearly an option, such as acount, is a slip.
        boolean mayBeASlip =
                operation.takesAnyQuery() ? name.length() >= SHORTEST_SLIP : !configuration.isAllowUnknown();
        String suggestion = Spelling.suggestion(name, optionsAndParameters());
        if (mayBeASlip && !suggestion.isEmpty()) {
            throw new IllegalArgumentException(
                    operation.id() + ": unknown option or parameter '" + name + "'." + suggestion);
        }
    }

    private List<String> optionsAndParameters() {
        List<String> known = new ArrayList<>(component
                .getCamelContext()
                .getCamelContextExtension()
                .getEndpointUriFactory(PipedriveConstants.SCHEME)
                .propertyNames());
        known.addAll(parameterNames());
        return known;
    }

    private List<String> parameterNames() {
        return operation.parameters().stream().map(Parameter::name).toList();
    }
}
