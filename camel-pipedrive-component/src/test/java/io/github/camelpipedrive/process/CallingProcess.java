// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context in a process of its own, whose callers call until the server tells them to stop. */
public final class CallingProcess {

    private CallingProcess() {}

    /**
     * Runs it.
     *
     * @param arguments server, store, then the numbers of the callers
     */
    public static void main(String[] arguments) throws Exception {
        try (DefaultCamelContext context = Stores.context(arguments[0], arguments[1])) {
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            ExecutorService threads = Executors.newCachedThreadPool();
            List<Future<Integer>> calls = new ArrayList<>();
            for (String caller : List.of(arguments).subList(2, arguments.length)) {
                calls.add(threads.submit(() -> call(template, caller)));
            }
            int sum = 0;
            for (Future<Integer> each : calls) {
                sum += each.get();
            }
            System.out.println("calls " + sum);
            threads.shutdown();
        }
    }

    private static int call(ProducerTemplate template, String caller) {
        int calls = 0;
        while (true) {
            Map<?, ?> deal = template.requestBody("pipedrive:deal/get?id=" + caller, null, Map.class);
            calls++;
            if (deal.get("title").equals("stop")) {
                return calls;
            }
        }
    }
}
