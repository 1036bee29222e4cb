// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options about names: references to records, and custom fields by their names. */
@UriParams
public abstract class PipedriveNamesConfiguration extends PipedriveConnectionConfiguration {

    @UriParam(
            label = "producer,security",
            defaultValue = "true",
            description = "Whether a reference such as name:Acme Corp is accepted where an ID goes. It is looked up"
                    + " before the call is sent.")
    private boolean references = true;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether custom fields are read and written by their names, and their options by their"
                    + " labels, instead of keys and IDs.")
    private boolean fieldNames;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "600000",
            javaType = "java.time.Duration",
            description = "The maximum age of the fields, users, stages, pipelines and labels of an account that"
                    + " are kept to resolve names. A name that is not among them is looked up again.")
    private long fieldCacheTime = 600_000;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description = "The maximum age of a reference to a deal, person, organization, lead or product that is"
                    + " not looked up again. 0 to look it up for each call.")
    private long referenceCacheTime;

    public boolean isReferences() {
        return references;
    }

    public void setReferences(boolean references) {
        this.references = references;
    }

    public boolean isFieldNames() {
        return fieldNames;
    }

    public void setFieldNames(boolean fieldNames) {
        this.fieldNames = fieldNames;
    }

    /**
     * The option {@code fieldCacheTime}.
     *
     * @return its value in milliseconds
     */
    public long getFieldCacheTime() {
        return fieldCacheTime;
    }

    /**
     * Sets the option {@code fieldCacheTime}.
     *
     * @param fieldCacheTime its value in milliseconds
     */
    public void setFieldCacheTime(long fieldCacheTime) {
        this.fieldCacheTime = fieldCacheTime;
    }

    /**
     * The option {@code referenceCacheTime}.
     *
     * @return its value in milliseconds
     */
    public long getReferenceCacheTime() {
        return referenceCacheTime;
    }

    /**
     * Sets the option {@code referenceCacheTime}.
     *
     * @param referenceCacheTime its value in milliseconds
     */
    public void setReferenceCacheTime(long referenceCacheTime) {
        this.referenceCacheTime = referenceCacheTime;
    }
}
