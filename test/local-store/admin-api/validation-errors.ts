import type { GraphQLError, GraphQLFormattedError } from "graphql";

interface Phrase {
  pattern: RegExp;
  /** Shopify's words and extensions for what graphql-js found. */
  say(match: string[]): { message: string; extensions: Record<string, unknown> };
}

const PHRASES: Phrase[] = [
  {
    pattern: /^Cannot query field "(\w+)" on type "(\w+)"/,
    say: ([, fieldName, typeName]) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: "undefinedField", typeName, fieldName },
    }),
  },
  {
    pattern: /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
    say: ([, argumentName, name]) => ({
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: "argumentNotAccepted", name, typeName: "Field", argumentName },
    }),
  },
  {
    pattern: /^Field "(\w+)" argument "(\w+)" of type .* is required/,
    say: ([, name, argument]) => ({
      message: `Field '${name}' is missing required arguments: ${argument}`,
      extensions: { code: "missingRequiredArguments", className: "Field", name, arguments: argument },
    }),
  },
  {
    pattern: /^Field "(\w+)" of type "(\S+)" must have a selection of subfields/,
    say: ([, nodeName, typeName]) => ({
      message: `Field must have selections (field '${nodeName}' returns ${typeName} but has no selections. Did you mean '${nodeName} { ... }'?)`,
      extensions: { code: "selectionMismatch", nodeName: `field '${nodeName}'`, typeName },
    }),
  },
  {
    pattern: /^Variable "\$(\w+)" is not defined/,
    say: ([, variableName]) => ({
      message: `Variable $${variableName} is used but not declared`,
      extensions: { code: "variableNotDefined", variableName },
    }),
  },
  {
    pattern: /^Field "(\w+)" is not defined by type "(\w+)"/,
    say: ([, argumentName, name]) => ({
      message: `InputObject '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: "argumentNotAccepted", name, typeName: "InputObject", argumentName },
    }),
  },
];

/** An error of graphql-js's validation in Shopify's words (Shopify runs graphql-ruby); unmapped ones keep theirs. */
export function phraseValidationError(error: GraphQLError): GraphQLFormattedError {
  const base = { locations: error.locations };
  for (const { pattern, say } of PHRASES) {
    const match = pattern.exec(error.message);
    if (match) {
      const { message, extensions } = say([...match]);
      return { message, ...base, extensions };
    }
  }
  return { message: error.message, ...base, extensions: error.extensions };
}

/** A variable of the wrong type or a required one that is missing. */
export function phraseVariableError(error: GraphQLError): GraphQLFormattedError {
  const match =
    /^Variable "\$(\w+)" (?:got invalid value ([\s\S]*?)(?: at "([^"]*)")?; ([\s\S]*)|of required type "(\S+)" (was not provided\.))/.exec(
      error.message,
    );
  const name = match?.[1] ?? "";
  const path = (match?.[3] ?? "").split(".").slice(1);
  const explanation = match?.[4] ?? "Expected value to not be null";
  return {
    message: `Variable $${name} was provided invalid value${path.length > 0 ? ` for ${path.join(".")} (${explanation})` : ""}`,
    locations: error.locations,
    extensions: { code: "INVALID_VARIABLE", problems: [{ path, explanation }] },
  };
}
