// SPDX-License-Identifier: Apache-2.0
package com.example;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.apache.camel.ProducerTemplate;

@Path("/deals")
public class DealResource {

    @Inject
    ProducerTemplate camel;

    @GET
    public List<?> open() {
        return camel.requestBody("direct:open-deals", null, List.class);
    }

    @POST
    public Map<?, ?> create(Map<String, Object> deal) {
        return camel.requestBody("direct:new-deal", deal, Map.class);
    }
}
