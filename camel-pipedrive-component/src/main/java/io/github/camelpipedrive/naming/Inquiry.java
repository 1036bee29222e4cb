// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;

/**
 * Whom to ask for what a name stands for.
 *
 * @param invoker carries out the calls, with the budget, the retries and the observation of the route's own call
 * @param account the account's name, empty for the default account
 * @param settingsTime how old what is known of fields and settings may be
 * @param recordTime how old what is known of records may be; zero to look each time
 */
public record Inquiry(Invoker invoker, String account, Duration settingsTime, Duration recordTime) {

    /** No account has so many settings; an API that never ends is not believed. */
    private static final int MOST_PAGES = 100;

    /** A page of records, and whether there are more. */
    record Page(List<Map<?, ?>> records, NextPage next) {

        boolean isLast() {
            return next.equals(NextPage.NONE);
        }
    }

    /** The one record that an operation gives; empty when it gives none. */
    Map<?, ?> record(Operation operation, Map<String, Object> values) throws PipedriveException, InterruptedException {
        Object body = invoker.call(operation, values, account).body();
        return body instanceof Map<?, ?> record ? record : Map.of();
    }

    /** One page of what an operation lists. */
    Page page(Operation operation, Map<String, Object> values) throws PipedriveException, InterruptedException {
        Answer answer = invoker.call(operation, values, account);
        List<Map<?, ?>> records = new ArrayList<>();
        if (answer.body() instanceof List<?> list) {
            list.forEach(each -> records.add((Map<?, ?>) each));
        }
        return new Page(records, answer.next());
    }

    /** All that an operation lists. */
    List<Map<?, ?>> all(Operation operation) throws PipedriveException, InterruptedException {
        List<Map<?, ?>> all = new ArrayList<>();
        Map<String, Object> values = operation.parameter("limit").isPresent() ? Map.of("limit", 500) : Map.of();
        for (int i = 0; i < MOST_PAGES; i++) {
            Page page = page(operation, values);
            all.addAll(page.records());
            if (page.isLast()) {
                break;
            }
            values = page.next().behind(values);
        }
        return all;
    }
}
