// SPDX-License-Identifier: Apache-2.0
package com.example.deals;

import java.math.BigDecimal;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveValidationException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class DealController {

    private final ProducerTemplate camel;

    public DealController(ProducerTemplate camel) {
        this.camel = camel;
    }

    /** What a caller may say of a deal. */
    public record NewDeal(String title, BigDecimal value) {}

    @PostMapping("/deals")
    @ResponseStatus(HttpStatus.CREATED)
    public Map<?, ?> create(@RequestBody NewDeal deal) {
        try {
            return camel.requestBody("direct:deals", deal, Map.class);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof PipedriveValidationException invalid) {
                throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, invalid.getMessage(), invalid);
            }
            throw e;
        }
    }
}
