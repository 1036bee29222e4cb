// SPDX-License-Identifier: Apache-2.0
package com.example.deals;

import java.util.Map;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.springboot.test.PipedriveSandboxTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@PipedriveSandboxTest
class DealControllerTest {

    @Autowired
    private TestRestTemplate http;

    private ResponseEntity<Map> post(Map<String, Object> deal) {
        return http.postForEntity("/deals", deal, Map.class);
    }

    @Test
    void makesADeal(PipedriveSandbox pipedrive) {
        ResponseEntity<Map> answer = post(Map.of("title", "Floor tiles", "value", 4800));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody()).containsEntry("id", 1);
        assertThat(pipedrive.record("deal", 1)).containsEntry("title", "Floor tiles").containsEntry("value", 4800);
    }

    @Test
    void repeatsTheCallWhenTheLimitWasReached(PipedriveSandbox pipedrive) {
        pipedrive.answerNext("deal/create", SandboxAnswer.of(429, "{}").header("retry-after", "0"));

        post(Map.of("title", "Floor tiles"));

        assertThat(pipedrive.records("deal")).hasSize(1);
        assertThat(pipedrive.requests("deal/create")).hasSize(2);
    }

    @Test
    void refusesADealWithoutATitle(PipedriveSandbox pipedrive) {
        ResponseEntity<Map> answer = post(Map.of("value", 4800));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody().get("message").toString()).contains("title");
        assertThat(pipedrive.requests()).isEmpty();
    }
}
