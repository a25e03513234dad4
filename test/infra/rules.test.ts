import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { hubApp, REGION } from './kit.ts';

/** Builds the hub with something more in it and synthesises. */
function synthWith(add: (scope: Construct) => void): () => void {
  const app = hubApp();
  const [stack] = app.node.children.filter((child) => child instanceof Stack);
  if (stack) add(stack);
  return () => app.synth();
}

describe('the rules', () => {
  it('pass: AwsSolutions and those of CloudFormation itself', () => {
    const assembly = hubApp({ allRules: true }).synth();
    expect(assembly.getStackByName(`Hub-prod-${REGION}`).messages.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it.each(['local', 'test'])('pass for the stage %s', (stage) => {
    expect(() => hubApp({ stage }).synth()).not.toThrow();
  });

  it('stop a queue without a dead-letter queue', () => {
    expect(synthWith((scope) => new Queue(scope, 'Careless'))).toThrow(/AwsSolutions-SQS3/);
  });

  it('stop a wildcard that has no reason', () => {
    const careless = (scope: Construct) => {
      const role = new Role(scope, 'Careless', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
      role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: ['*'] }));
    };
    expect(synthWith(careless)).toThrow(/AwsSolutions-IAM5\[Resource::\*\]/);
  });
});
