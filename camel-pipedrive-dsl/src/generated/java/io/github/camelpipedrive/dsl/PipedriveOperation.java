// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.dsl;

/** The operations of the component. Written from its rows: do not edit. */
public enum PipedriveOperation {
    /** Creates a deal. */
    DEAL_CREATE("deal/create"),
    /** Gets one deal. */
    DEAL_GET("deal/get"),
    /** Lists deals that are not archived. */
    DEAL_LIST("deal/list"),
    /** Changes the given fields of a deal and leaves the others. */
    DEAL_UPDATE("deal/update"),
    /** Deletes a deal; it can be brought back in the web application for 30 days. */
    DEAL_DELETE("deal/delete"),
    /** Finds deals by title, notes and custom fields. */
    DEAL_SEARCH("deal/search"),
    /** Finds the one deal that has all of the given values. */
    DEAL_FIND("deal/find"),
    /** Finds the deal by title and changes what is different, or creates one. */
    DEAL_UPSERT("deal/upsert"),
    /** Creates a person; the API never checks whether there is one with the same address. */
    PERSON_CREATE("person/create"),
    /** Gets one person. */
    PERSON_GET("person/get"),
    /** Lists persons. */
    PERSON_LIST("person/list"),
    /** Changes the given fields of a person; emails and phones are replaced as a whole. */
    PERSON_UPDATE("person/update"),
    /** Deletes a person; it can be brought back in the web application for 30 days. */
    PERSON_DELETE("person/delete"),
    /** Merges a person into another one, and deletes it. */
    PERSON_MERGE("person/merge"),
    /** Finds persons by name, email, phone, notes and custom fields. */
    PERSON_SEARCH("person/search"),
    /** Finds the one person that has all of the given values. */
    PERSON_FIND("person/find"),
    /** Finds the person by email, phone, name and changes what is different, or creates one. */
    PERSON_UPSERT("person/upsert"),
    /** Creates an organization; the API never checks whether there is one with the same name. */
    ORGANIZATION_CREATE("organization/create"),
    /** Gets one organization. */
    ORGANIZATION_GET("organization/get"),
    /** Lists organizations. */
    ORGANIZATION_LIST("organization/list"),
    /** Changes the given fields of an organization and leaves the others. */
    ORGANIZATION_UPDATE("organization/update"),
    /** Deletes an organization; it can be brought back in the web application for 30 days. */
    ORGANIZATION_DELETE("organization/delete"),
    /** Finds organizations by name, address, notes and custom fields. */
    ORGANIZATION_SEARCH("organization/search"),
    /** Finds the one organization that has all of the given values. */
    ORGANIZATION_FIND("organization/find"),
    /** Finds the organization by name and changes what is different, or creates one. */
    ORGANIZATION_UPSERT("organization/upsert"),
    /** Creates a lead, which needs a person or an organization. */
    LEAD_CREATE("lead/create"),
    /** Gets one lead. */
    LEAD_GET("lead/get"),
    /** Lists leads that are not archived. */
    LEAD_LIST("lead/list"),
    /** Changes the given fields of a lead; null clears one. */
    LEAD_UPDATE("lead/update"),
    /** Deletes a lead. */
    LEAD_DELETE("lead/delete"),
    /** Finds leads by title, notes and custom fields. */
    LEAD_SEARCH("lead/search"),
    /** Finds the one lead that has all of the given values. */
    LEAD_FIND("lead/find"),
    /** Finds the lead by title and changes what is different, or creates one. */
    LEAD_UPSERT("lead/upsert"),
    /** Creates an activity: a call, a meeting, a task. */
    ACTIVITY_CREATE("activity/create"),
    /** Gets one activity. */
    ACTIVITY_GET("activity/get"),
    /** Lists activities. */
    ACTIVITY_LIST("activity/list"),
    /** Changes the given fields of an activity and leaves the others. */
    ACTIVITY_UPDATE("activity/update"),
    /** Deletes an activity; it is gone for good after 30 days. */
    ACTIVITY_DELETE("activity/delete"),
    /** Finds the one activity that has all of the given values. */
    ACTIVITY_FIND("activity/find"),
    /** Attaches a note to a deal, lead, person, organization, project or task. */
    NOTE_CREATE("note/create"),
    /** Gets one note. */
    NOTE_GET("note/get"),
    /** Lists notes. */
    NOTE_LIST("note/list"),
    /** Changes the given fields of a note and leaves the others. */
    NOTE_UPDATE("note/update"),
    /** Deletes a note; the result is true. */
    NOTE_DELETE("note/delete"),
    /** Finds the one note that has all of the given values. */
    NOTE_FIND("note/find"),
    /** Creates a product; the API never checks whether there is one with the same code. */
    PRODUCT_CREATE("product/create"),
    /** Lists products. */
    PRODUCT_LIST("product/list"),
    /** Gets one product. */
    PRODUCT_GET("product/get"),
    /** Changes the given fields of a product; prices are replaced as a whole. */
    PRODUCT_UPDATE("product/update"),
    /** Deletes a product; it is gone for good after 30 days. */
    PRODUCT_DELETE("product/delete"),
    /** Finds products by name, code and custom fields. */
    PRODUCT_SEARCH("product/search"),
    /** Finds the one product that has all of the given values. */
    PRODUCT_FIND("product/find"),
    /** Finds the product by code, name and changes what is different, or creates one. */
    PRODUCT_UPSERT("product/upsert"),
    /** Finds records of several kinds at once. */
    ITEM_SEARCH("item/search"),
    /** Gets one user. */
    USER_GET("user/get"),
    /** Lists all users of the company, also those who are deactivated. */
    USER_LIST("user/list"),
    /** Gets the user who is signed in, with company and domain. */
    USER_GET_CURRENT("user/getCurrent"),
    /** Finds the one user that has all of the given values. */
    USER_FIND("user/find"),
    /** Gets one pipeline. */
    PIPELINE_GET("pipeline/get"),
    /** Lists the pipelines. */
    PIPELINE_LIST("pipeline/list"),
    /** Finds the one pipeline that has all of the given values. */
    PIPELINE_FIND("pipeline/find"),
    /** Adds a stage to the end of a pipeline. */
    STAGE_CREATE("stage/create"),
    /** Gets one stage. */
    STAGE_GET("stage/get"),
    /** Lists the stages of one pipeline, or of all. */
    STAGE_LIST("stage/list"),
    /** Changes the given fields of a stage and leaves the others. */
    STAGE_UPDATE("stage/update"),
    /** Deletes a stage. */
    STAGE_DELETE("stage/delete"),
    /** Finds the one stage that has all of the given values. */
    STAGE_FIND("stage/find"),
    /** Lists the labels of leads. */
    LEAD_LABEL_LIST("lead-label/list"),
    /** Lists the sources of leads, which have names and no IDs. */
    LEAD_SOURCE_LIST("lead-source/list"),
    /** Lists the types of activities; activities name a type by its key_string. */
    ACTIVITY_TYPE_LIST("activity-type/list"),
    /** Lists all deal fields, custom ones and their options among them. */
    DEAL_FIELD_LIST("deal-field/list"),
    /** Gets one deal field. */
    DEAL_FIELD_GET("deal-field/get"),
    /** Adds options to a deal field. */
    DEAL_FIELD_OPTION_CREATE_MANY("deal-field-option/createMany"),
    /** Changes the labels of options; deals keep the options. All exist, or none is changed. */
    DEAL_FIELD_OPTION_UPDATE_MANY("deal-field-option/updateMany"),
    /** Deletes options of a deal field; deals that have one of them lose it. All exist, or none is deleted. */
    DEAL_FIELD_OPTION_DELETE_MANY("deal-field-option/deleteMany"),
    /** Lists all person fields, custom ones and their options among them. */
    PERSON_FIELD_LIST("person-field/list"),
    /** Gets one person field. */
    PERSON_FIELD_GET("person-field/get"),
    /** Lists all organization fields, custom ones and their options among them. */
    ORGANIZATION_FIELD_LIST("organization-field/list"),
    /** Gets one organization field. */
    ORGANIZATION_FIELD_GET("organization-field/get"),
    /** Lists all product fields, custom ones and their options among them. */
    PRODUCT_FIELD_LIST("product-field/list"),
    /** Gets one product field. */
    PRODUCT_FIELD_GET("product-field/get"),
    /** Lists all activity fields, custom ones and their options among them. */
    ACTIVITY_FIELD_LIST("activity-field/list"),
    /** Gets one activity field. */
    ACTIVITY_FIELD_GET("activity-field/get"),
    /** Lists all project fields, custom ones and their options among them. */
    PROJECT_FIELD_LIST("project-field/list"),
    /** Gets one project field. */
    PROJECT_FIELD_GET("project-field/get"),
    /** Lists the fields of leads, with the custom fields that they inherit from deals. */
    LEAD_FIELD_LIST("lead-field/list"),
    /** Lists the fields of notes. */
    NOTE_FIELD_LIST("note-field/list"),
    /** Uploads a file and attaches it to records. */
    FILE_CREATE("file/create"),
    /** Creates a goal. */
    GOAL_CREATE("goal/create"),
    /** Creates the URL at which a user allows the app the access. */
    OAUTH_AUTHORIZE_URL("oauth/authorizeUrl"),
    /** Completes a connect: checks the callback's state, exchanges its code and stores the token. */
    OAUTH_CONNECT("oauth/connect"),
    /** Lists the connected accounts by name: whose they are and whether they have to be connected again, without their tokens. Nothing is sent. */
    OAUTH_ACCOUNTS("oauth/accounts"),
    /** Refreshes an account's token now; calls do so by themselves when it is due. */
    OAUTH_REFRESH("oauth/refresh"),
    /** Ends an account's authorization and forgets its token. */
    OAUTH_REVOKE("oauth/revoke"),
    /** Takes the request by which Pipedrive says that a user has uninstalled the app: checks it and forgets the accounts that this user connected. Nothing is sent. */
    OAUTH_FORGET("oauth/forget");

    private final String path;

    PipedriveOperation(String path) {
        this.path = path;
    }

    /**
     * What stands behind the scheme in an endpoint URI.
     *
     * @return such as {@code deal/create}
     */
    public String path() {
        return path;
    }

    /**
     * The endpoint URI.
     *
     * @return such as {@code pipedrive:deal/create}
     */
    @Override
    public String toString() {
        return "pipedrive:" + path;
    }
}
