import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { Page } from '../../kit/page.tsx';
import { PasswordForm } from './password-form.tsx';
import classes from './sign-in.module.css';

export default function PasswordScreen() {
  const navigate = useNavigate();
  return (
    <Page title="Change password" description="Your other sessions end when the password changes.">
      <div className={classes.card}>
        <PasswordForm
          asksCurrent
          onDone={async () => {
            notifications.show({ message: 'The password is changed.' });
            await navigate({ to: '/' });
          }}
        />
      </div>
    </Page>
  );
}
