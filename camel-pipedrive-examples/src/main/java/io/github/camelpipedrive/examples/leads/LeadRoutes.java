// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.File;

import io.github.camelpipedrive.PipedriveAllowance;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** The routes of {@code leads/import.camel.yaml} once more, in Java. What they are for is said there. */
public final class LeadRoutes extends RouteBuilder {

    private static final String ADDRESS = "[a-z0-9._%+-]+@([a-z0-9-]+[.])+[a-z]{2,}";
    private static final String PHONES = "[{\"value\": \"${variable.entry.phone}\"}]";

    @Override
    public void configure() {
        beans();
        failures();
        fromTheFileToAnEntry();
        organization();
        person();
        deal();
        lead();
        note();
        activity();
        turns();
    }

    private void beans() {
        bindToRegistry("form", new Form());
        bindToRegistry("found", new FoundRecords());
        bindToRegistry("records", new RecordChoice());
        bindToRegistry("note", new NoteText());
        bindToRegistry("allowance", new PipedriveAllowance());
        String imported = getContext().resolvePropertyPlaceholders("{{leads.work}}/imported.txt");
        bindToRegistry("imported", FileIdempotentRepository.fileIdempotentRepository(new File(imported)));
    }

    private void failures() {
        onException(PipedriveValidationException.class)
                .handled(true)
                .setVariable("reason", simple("${exception.message}"))
                .to("direct:reject");

        onException(PipedriveServerException.class, PipedriveNotFoundException.class)
                .handled(true)
                .bean("report", "failed");

        onException(Exception.class).handled(true).bean("report", "stopped").bean("form", "stop");
    }

    private void fromTheFileToAnEntry() {
        from("file:{{leads.folder}}?fileName=RAW({{leads.file}})&noop=true&initialDelay=0&repeatCount=1"
                        + "&sendEmptyMessageWhenIdle=true")
                .routeId("file")
                .split(method("form", "entries"))
                .streaming()
                .bean("report", "read")
                .to("direct:check")
                .end();

        from("direct:check")
                .routeId("check")
                .setVariable("entry", body())
                .choice()
                .when(simple("${variable.entry.problem} != ''"))
                .setVariable("reason", simple("${variable.entry.problem}"))
                .when(simple("${variable.entry.number} !regex '[A-Za-z0-9-]+'"))
                .setVariable("reason", constant("no entry number"))
                .when(simple("${variable.entry.consent} == false"))
                .setVariable("reason", constant("no consent to being contacted"))
                .when(simple("${variable.entry.email} == ''"))
                .setVariable("reason", constant("no e-mail address"))
                .when(simple("${variable.entry.email} !regex '" + ADDRESS + "'"))
                .setVariable("reason", simple("'${variable.entry.email}' is no e-mail address"))
                .when(simple("${variable.entry.name} == '' && ${variable.entry.company} == ''"))
                .setVariable("reason", constant("neither a name nor a company"))
                .when(simple("${variable.entry.currency} == '?'"))
                .setVariable("reason", constant("the budget is in an unknown currency"))
                .end()
                .choice()
                .when(variable("reason").isNull())
                .to("direct:once")
                .otherwise()
                .to("direct:reject");

        from("direct:once")
                .routeId("once")
                .idempotentConsumer(simple("${variable.entry.fingerprint}"))
                .idempotentRepository("imported")
                .eager(false)
                .removeOnFailure(false)
                .to("direct:entry")
                .bean("report", "done")
                .end()
                .choice()
                .when(exchangeProperty("CamelDuplicateMessage").isEqualTo(true))
                .bean("report", "duplicate");

        from("direct:entry")
                .routeId("entry")
                .choice()
                .when(simple("${variable.entry.company} != ''"))
                .to("direct:organization")
                .end()
                .to("direct:person")
                .choice()
                .when(simple("${variable.entry.amount} >= {{leads.deal-from}}"))
                .to("direct:deal")
                .otherwise()
                .to("direct:lead")
                .end()
                .to("direct:note")
                .to("direct:activity");

        from("direct:reject")
                .routeId("reject")
                .setBody(method("form", "rejected"))
                .to("file:{{leads.work}}?fileName=rejects.csv&fileExist=Append&charset=UTF-8")
                .bean("report", "rejected");
    }

    private void organization() {
        from("direct:organization")
                .routeId("organization")
                .setVariable("organizationId", method("found", "organization"))
                .choice()
                .when(variable("organizationId").isNull())
                .setHeader("CamelPipedrive.term", simple("${variable.entry.company}"))
                .to("direct:search-turn")
                .to("pipedrive:organization/search?fields=name&exactMatch=true")
                .setVariable("organizationId", method("records", "oldest"))
                .end()
                .choice()
                .when(variable("organizationId").isNull())
                .to("direct:new-organization")
                .end()
                .bean("found", "rememberOrganization");

        from("direct:new-organization")
                .routeId("new-organization")
                .setHeader("CamelPipedrive.name", simple("${variable.entry.company}"))
                .to("direct:turn")
                .to("pipedrive:organization/create")
                .setVariable("organizationId", simple("${body[id]}"));
    }

    private void person() {
        from("direct:person")
                .routeId("person")
                .setVariable("personId", method("found", "person"))
                .choice()
                .when(variable("personId").isNull())
                .setHeader("CamelPipedrive.term", simple("${variable.entry.email}"))
                .to("direct:search-turn")
                .to("pipedrive:person/search?fields=email&exactMatch=true")
                .setVariable("personId", method("records", "oldest"))
                .end()
                .choice()
                .when(variable("personId").isNull())
                .to("direct:new-person")
                .otherwise()
                .to("direct:known-person")
                .end()
                .bean("found", "rememberPerson");

        from("direct:new-person")
                .routeId("new-person")
                .setHeader("CamelPipedrive.name", simple("${variable.entry.personName}"))
                .setHeader("CamelPipedrive.emails", simple("[{\"value\": \"${variable.entry.email}\"}]"))
                .setHeader("CamelPipedrive.org_id", variable("organizationId"))
                .choice()
                .when(simple("${variable.entry.phone} != ''"))
                .setHeader("CamelPipedrive.phones", simple(PHONES))
                .end()
                .to("direct:turn")
                .to("pipedrive:person/create")
                .setVariable("personId", simple("${body[id]}"))
                .setVariable("personIsNew", constant(true));

        from("direct:known-person")
                .routeId("known-person")
                .setHeader("CamelPipedrive.id", variable("personId"))
                .to("direct:turn")
                .to("pipedrive:person/get")
                .choice()
                .when(simple("${variable.entry.phone} != '' && ${body[phones].size} == 0"))
                .setHeader("CamelPipedrive.phones", simple(PHONES))
                .end()
                .choice()
                .when(simple("${variable.organizationId} != null && ${body[org_id]} == null"))
                .setHeader("CamelPipedrive.org_id", variable("organizationId"))
                .end()
                .choice()
                .when(simple("${header[CamelPipedrive.phones]} != null || ${header[CamelPipedrive.org_id]} != null"))
                .setHeader("CamelPipedrive.id", variable("personId"))
                .to("direct:turn")
                .to("pipedrive:person/update");
    }

    private void deal() {
        from("direct:deal")
                .routeId("deal")
                .choice()
                .when(variable("personIsNew").isNull())
                .setHeader("CamelPipedrive.person_id", variable("personId"))
                .to("direct:turn")
                .to("pipedrive:deal/list?limit=500")
                .setVariable("dealId", method("records", "ofEntry"))
                .setVariable("begun", variable("dealId"))
                .end()
                .choice()
                .when(variable("dealId").isNull())
                .to("direct:new-deal");

        from("direct:new-deal")
                .routeId("new-deal")
                .setHeader("CamelPipedrive.title", simple("${variable.entry.title}"))
                .setHeader("CamelPipedrive.value", simple("${variable.entry.amount}"))
                .setHeader("CamelPipedrive.currency", simple("${variable.entry.currency}"))
                .setHeader("CamelPipedrive.person_id", variable("personId"))
                .setHeader("CamelPipedrive.org_id", variable("organizationId"))
                .to("direct:turn")
                .to("pipedrive:deal/create")
                .setVariable("dealId", simple("${body[id]}"));
    }

    private void lead() {
        from("direct:lead")
                .routeId("lead")
                .choice()
                .when(variable("personIsNew").isNull())
                .setHeader("CamelPipedrive.person_id", variable("personId"))
                .to("direct:turn")
                .to("pipedrive:lead/list?limit=500")
                .setVariable("leadId", method("records", "ofEntry"))
                .setVariable("begun", variable("leadId"))
                .end()
                .choice()
                .when(variable("leadId").isNull())
                .to("direct:new-lead");

        from("direct:new-lead")
                .routeId("new-lead")
                .setHeader("CamelPipedrive.title", simple("${variable.entry.title}"))
                .choice()
                .when(simple("${variable.entry.amount} > 0"))
                .setHeader(
                        "CamelPipedrive.value",
                        simple("{\"amount\": ${variable.entry.amount}, \"currency\": \"${variable.entry.currency}\"}"))
                .end()
                .setHeader("CamelPipedrive.person_id", variable("personId"))
                .setHeader("CamelPipedrive.organization_id", variable("organizationId"))
                .to("direct:turn")
                .to("pipedrive:lead/create")
                .setVariable("leadId", simple("${body[id]}"));
    }

    private void note() {
        from("direct:note")
                .routeId("note")
                .choice()
                .when(variable("begun").isNotNull())
                .to("direct:of-deal-or-lead")
                .to("direct:turn")
                .to("pipedrive:note/list?limit=500")
                .setVariable("noteId", method("records", "ofEntry"))
                .end()
                .choice()
                .when(variable("noteId").isNull())
                .to("direct:new-note");

        from("direct:new-note")
                .routeId("new-note")
                .setHeader("CamelPipedrive.content", method("note", "html"))
                .setHeader("CamelPipedrive.deal_id", variable("dealId"))
                .setHeader("CamelPipedrive.lead_id", variable("leadId"))
                .to("direct:turn")
                .to("pipedrive:note/create");
    }

    private void activity() {
        from("direct:activity")
                .routeId("activity")
                .choice()
                .when(variable("begun").isNotNull())
                .to("direct:of-deal-or-lead")
                .to("direct:turn")
                .to("pipedrive:activity/list?limit=500")
                .setVariable("activityId", method("records", "ofEntry"))
                .end()
                .choice()
                .when(variable("activityId").isNull())
                .to("direct:new-activity");

        from("direct:new-activity")
                .routeId("new-activity")
                .choice()
                .when(simple("${variable.entry.phone} != ''"))
                .setHeader("CamelPipedrive.type", constant("call"))
                .otherwise()
                .setHeader("CamelPipedrive.type", constant("email"))
                .end()
                .setHeader("CamelPipedrive.subject", simple("Answer: ${variable.entry.title}"))
                .setHeader("CamelPipedrive.due_date", simple("${date:now+24h:yyyy-MM-dd}"))
                .setHeader("CamelPipedrive.deal_id", variable("dealId"))
                .setHeader("CamelPipedrive.lead_id", variable("leadId"))
                .setHeader("CamelPipedrive.org_id", variable("organizationId"))
                .setHeader(
                        "CamelPipedrive.participants",
                        simple("[{\"person_id\": ${variable.personId}, \"primary\": true}]"))
                .to("direct:turn")
                .to("pipedrive:activity/create");
    }

    private void turns() {
        // A filter that is null would be an error.
        from("direct:of-deal-or-lead")
                .routeId("of-deal-or-lead")
                .choice()
                .when(variable("dealId").isNotNull())
                .setHeader("CamelPipedrive.deal_id", variable("dealId"))
                .otherwise()
                .setHeader("CamelPipedrive.lead_id", variable("leadId"));

        from("direct:turn")
                .routeId("turn")
                .throttle(method("allowance", "requestsPerWindow"))
                .correlationExpression(method("allowance", "account"))
                .timePeriodMillis("{{leads.window-millis}}")
                .setBody(simple("${null}"));

        from("direct:search-turn")
                .routeId("search-turn")
                .throttle(method("allowance", "searchesPerWindow"))
                .correlationExpression(method("allowance", "account"))
                .timePeriodMillis("{{leads.window-millis}}")
                .to("direct:turn");
    }
}
