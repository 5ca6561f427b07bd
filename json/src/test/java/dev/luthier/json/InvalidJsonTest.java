package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.luthier.problem.InvalidInputException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row: JSON with ' for ", and what must be said of it. */
class InvalidJsonTest {
    private static final String DEFINITION = """
            {'name':'x','metric':'loss','direction':'minimize','tasks':[{'name':'x','space':{'parameters':[]}}],
             'optimizer':{'name':'random'},'budget':{'trials':7}%s}""";
    private static final String TRIAL = """
            {'number':0,'task':0,'configuration':{},'resource':1,'note':'','attempts':[],%s}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'min':1,'max':2}                                  | parameters[0].name: missing, expected a text
                    {'name':7,'type':'boolean'}                        | parameters[0].name: expected a text, but is 7
                    {'name':'x'}                                       | parameters[0].type: missing, expected one of [boolean, categorical, constant, double, integer, ordinal]
                    {'name':'x','type':'float','min':1,'max':2}        | parameters[0].type: expected one of [boolean, categorical, constant, double, integer, ordinal], but is "float"
                    {'name':'x','type':'double','max':2}               | parameters[0].min: missing, expected a number
                    {'name':'x','type':'double','min':'1','max':2}     | parameters[0].min: expected a number in the range of a double, but is "1"
                    {'name':'x','type':'double','min':'NaN','max':2}   | parameters[0].min: expected a number in the range of a double, but is "NaN"
                    {'name':'x','type':'double','min':1,'max':1e999}   | parameters[0].max: expected a number in the range of a double
                    {'name':'x','type':'double','min':2,'max':1}       | parameter 'x': min 2.0 is above max 1.0
                    {'name':'x','type':'double','min':0,'max':1,'scale':'log'}      | parameter 'x': min 0.0 must be above 0 on the LOG scale
                    {'name':'x','type':'double','min':0,'max':1,'scale':'LOG'}      | parameters[0].scale: expected one of [linear, log], but is "LOG"
                    {'name':'x','type':'double','min':0,'max':1,'step':0}           | parameters[0].step: 0 must be above 0; leave the step out
                    {'name':'x','type':'double','min':0,'max':1,'lower':0}          | parameters[0].lower: unknown field, expected one of [max, min, name, scale, step, type, when]
                    {'name':'x','type':'integer','min':1.5,'max':2}    | parameters[0].min: expected a whole number of at most 64 bits, but is 1.5
                    {'name':'x','type':'integer','min':1,'max':9223372036854775808} | parameters[0].max: expected a whole number of at most 64 bits, but is 9223372036854775808
                    {'name':'x','type':'integer','min':1,'max':3,'step':0}          | parameter 'x': step 0 must be above 0
                    {'name':'x','type':'categorical','values':'rbf'}   | parameters[0].values: expected a list of texts, numbers or booleans, but is "rbf"
                    {'name':'x','type':'categorical','values':[]}      | parameter 'x': needs at least one value
                    {'name':'x','type':'categorical','values':['a',null]}           | parameters[0].values[1]: expected a text, a number or a boolean, but is null
                    {'name':'x','type':'ordinal','values':[1,[2]]}     | parameters[0].values[1]: expected a text, a number or a boolean, but is [2]
                    {'name':'x','type':'constant','value':{}}          | parameters[0].value: expected a text, a number or a boolean, but is {}
                    {'name':'x','type':'boolean','values':[true]}      | parameters[0].values: unknown field, expected one of [name, type, when]
                    {'name':'x','type':'boolean','when':{'y':[1]}}     | parameters[0].when: expected a list of objects, but is {"y":[1]}
                    {'name':'x','type':'boolean','when':[{'parameter':'y','is':1}]} | parameters[0].when[0].in: missing, expected a list
                    {'name':'x','type':'boolean','when':[{'parameter':'y','in':[1]}]} | parameter 'x': condition on 'y': there is no such parameter
                    17                                                 | parameters[0]: expected an object, but is 17
                    """)
    void namesWhatIsWrongWithAParameter(String parameter, String expected) {
        assertRefused(SearchSpaceJson::read, "{'parameters':[" + parameter + "]}", "invalid search space", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'given':[{}]                                        | headStart.given[0].configuration: missing, expected an object
                    'given':[{'configuration':{'x':1}}]                 | headStart: given[0]: parameter 'x': unknown, the space has []
                    'given':[{'configuration':{},'resource':2}]         | headStart: given[0]: resource is 2, must be 1 to 1
                    'given':[{'configuration':{},'at':2}]               | headStart.given[0].at: unknown field
                    'earlier':[{'experiment':'e','configuration':{},'metrics':{'accuracy':1}}] | headStart: earlier[0]: metric 'loss' is null, must be a finite number
                    'earlier':[{'configuration':{},'metrics':{'loss':1}}] | headStart.earlier[0].experiment: missing, expected a text
                    'notes':[1]                                         | headStart.notes[0]: expected a text, but is 1
                    'enqueued':[]                                       | headStart.enqueued: unknown field, expected one of [earlier, given, notes]
                    """)
    void namesWhatIsWrongWithTheHeadStart(String headStart, String expected) {
        String field = ",'headStart':{" + headStart + "}";
        assertRefused(DefinitionJson::read, DEFINITION.formatted(field), "invalid definition", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'objectives':[]                                     | the metric has no name
                    'objectives':[{'metric':'a'}]                       | objectives[0].direction: missing, expected one of [maximize, minimize]
                    'objectives':[{'metric':'a','direction':'up'}]      | objectives[0].direction: expected one of [maximize, minimize], but is "up"
                    'objectives':[{'metric':'a','direction':'maximize'}],'metric':'a' | metric: unknown field
                    'metric':'a','direction':'minimize','constraints':[{'metric':'b','atMost':1,'atLeast':0}] | constraints[0].atMost: unknown field, expected one of [atLeast, metric]
                    'metric':'a','direction':'minimize','constraints':[{'metric':'b'}] | constraints[0].atMost: missing, expected a number
                    'metric':'a','direction':'minimize','constraints':7 | constraints: expected a list of objects, but is 7
                    """)
    void namesWhatIsWrongWithTheGoals(String goals, String expected) {
        String definition = DEFINITION.replace("'metric':'loss','direction':'minimize'", goals);
        assertRefused(DefinitionJson::read, definition.formatted(""), "invalid definition", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                        | expected one JSON object, but is nothing
                    []                                        | expected one JSON object, but is []
                    {                                         | is not one JSON object
                    {'parameters':[],}                        | line 1, column
                    {'parameters':[]} {}                      | is not one JSON object
                    {'parameters':[],'parameters':[]}         | Duplicate field 'parameters'
                    {}                                        | parameters: missing, expected a list of objects
                    {'parameters':[],'params':[]}             | params: unknown field, expected one of [parameters]
                    """)
    void namesWhatIsWrongWithTheWhole(String json, String expected) {
        assertRefused(SearchSpaceJson::read, json, "invalid search space", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ,'seed':1.0                               | seed: expected a whole number of at most 64 bits, but is 1.0
                    ,'limits':{'grace':'10s'}                 | limits.grace: expected a duration as PT30S, PT1.5S or PT2H, but is "10s"
                    ,'limits':{'grace':10}                    | limits.grace: expected a text, but is 10
                    ,'limits':{'grace':'PT0S'}                | grace is PT0S, must be at least 1 ms
                    ,'limits':{'maxAttempts':3000000000}      | limits.maxAttempts: expected a whole number of at most 32 bits
                    ,'limits':{'patience':1}                  | limits.patience: unknown field, expected one of [aheadBelow, failureShare, failureShareFrom, firstFailures, grace, maxAttempts, slotTimeout, trialTimeLimit]
                    ,'limits':[]                              | limits: expected an object, but is []
                    ,'earlyStop':'median'                     | earlyStop: expected an object, but is "median"
                    ,'earlyStop':{'name':'m','settings':{'after':[1,{}]}} | earlyStop.settings.after[1]: expected a text, a number or a boolean, but is {}
                    ,'optimiser':{}                           | optimiser: unknown field, expected one of [budget,
                    """)
    void namesWhatIsWrongWithADefinition(String fields, String expected) {
        assertRefused(DefinitionJson::read, DEFINITION.formatted(fields), "invalid definition", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'state':'done','curve':[]                               | state: expected one of [failed, finished, pending, running, stopped], but is "done"
                    'state':'running','curve':[{'step':1,'value':null}]     | curve[0].value: expected a number or one of the texts "NaN", "Infinity", "-Infinity", but is null
                    'state':'running','curve':[{'step':1,'value':'nan'}]    | curve[0].value: expected a number or one of the texts "NaN"
                    'state':'running','curve':[{'step':-1,'value':1}]       | curve[0].step: -1 must be 0 or more
                    'state':'running','curve':[{'step':2,'value':1},{'step':2,'value':1}]  | curve[1].step: 2 must be above the step before it, which is 2
                    'state':'running','curve':[{'step':1,'value':1,'more':{'loss':'x'}}]   | curve[0].more.loss: expected a number
                    'state':'finished','curve':[]                           | outcome: missing in state finished
                    'state':'pending','curve':[],'outcome':{'kind':'stopped','reason':''}  | outcome: not possible in state pending
                    'state':'failed','curve':[],'outcome':{'kind':'stopped','reason':''}   | state: failed contradicts the outcome stopped
                    'state':'failed','curve':[],'outcome':{'kind':'lost'}   | outcome.kind: expected one of [failed, finished, stopped], but is "lost"
                    'state':'finished','curve':[],'outcome':{'kind':'finished','metric':'NaN'} | outcome.metric: expected a number in the range of a double, but is "NaN"
                    """)
    void namesWhatIsWrongWithATrial(String fields, String expected) {
        assertRefused(TrialJson::read, TRIAL.formatted(fields), "invalid trial", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'atMillis':1}                               | event: missing, expected one of [cancelRequested, ended,
                    {'event':'slotMelted','atMillis':1}          | timerFired, trialsAdded], but is "slotMelted"
                    {'event':'timerFired'}                       | atMillis: missing, expected a whole number
                    {'event':'timerFired','atMillis':1,'at':2}   | at: unknown field, expected one of [atMillis, event]
                    {'event':'slotLost','atMillis':1,'slot':{'number':0},'reason':''}  | slot.epoch: missing
                    {'event':'suggested','atMillis':1,'number':0,'factsSeen':0,'suggestion':{'kind':'sleep'}} | suggestion.kind: expected one of [done, resume, run, wait], but is "sleep"
                    {'event':'suggested','atMillis':1,'number':0,'factsSeen':0,'suggestion':{'kind':'run','task':0,'resource':1,'note':'','configuration':{'lr':null}}} | suggestion.configuration.lr: expected a text, a number or a boolean, but is null
                    {'event':'opened','atMillis':1,'definition':{}}  | definition.budget: missing, expected an object
                    """)
    void namesWhatIsWrongWithAnEvent(String json, String expected) {
        assertRefused(EventJson::read, json, "invalid event", expected);
    }

    @Test
    void namesEveryProblemOfASpaceAtOnceAndInventsNone() {
        String json = """
                {'parameters':[
                  {'name':'kernel','type':'categorical','values':'rbf'},
                  {'name':'degree','type':'integer','min':5,'max':2,'when':[{'parameter':'kernel','in':['poly']}]},
                  {'name':'lr','type':'double','max':'x','scale':'exp'},
                  {'name':'c','type':'double','min':0,'max':1,'when':[{'parameter':'gamma','in':[1]}]}]}""";

        assertThat(problemsOf(SearchSpaceJson::read, json))
                .containsExactly(
                        "parameters[0].values: expected a list of texts, numbers or booleans, but is \"rbf\"",
                        "parameters[2].min: missing, expected a number in the range of a double",
                        "parameters[2].max: expected a number in the range of a double, but is \"x\"",
                        "parameters[2].scale: expected one of [linear, log], but is \"exp\"",
                        "parameter 'degree': min 5 is above max 2 (swap them?)",
                        "parameter 'c': condition on 'gamma': there is no such parameter, only [degree, c]");
    }

    @Test
    void namesEveryProblemOfADefinitionAtOnceAndInventsNone() {
        String json = """
                {'name':'a b','direction':'up','seed':'7','tasks':[
                   {'name':'x','space':{'parameters':[]}},
                   {'space':{'parameters':[{'name':'lr','type':'double','min':2,'max':1}]}}],
                 'optimizer':{'settings':{}},'budget':{'trials':0,'maxResource':1.5}}""";

        assertThat(problemsOf(DefinitionJson::read, json))
                .containsExactly(
                        "metric: missing, expected a text",
                        "direction: expected one of [maximize, minimize], but is \"up\"",
                        "tasks[1].space: parameter 'lr': min 2.0 is above max 1.0 (swap them?)",
                        "tasks[1].name: missing, expected a text",
                        "optimizer.name: missing, expected a text",
                        "budget.maxResource: expected a whole number of at most 64 bits, but is 1.5",
                        "seed: expected a whole number of at most 64 bits, but is \"7\"",
                        "experiment name 'a b' must be 1 to 100 letters, digits, '.', '-' or '_',"
                                + " the first a letter or digit",
                        "trials is 0, must be 1 or more");
    }

    private static void assertRefused(Consumer<String> reader, String json, String subject, String expected) {
        List<String> problems = problemsOf(reader, json);

        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(expected));
        assertThat(refusal(reader, json)).hasMessageStartingWith(subject);
    }

    private static List<String> problemsOf(Consumer<String> reader, String json) {
        return refusal(reader, json).problems();
    }

    private static InvalidInputException refusal(Consumer<String> reader, String json) {
        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> reader.accept(json.replace('\'', '"')));
        assertThat(refusal).as("refusal of %s", json).isNotNull();
        return refusal;
    }
}
